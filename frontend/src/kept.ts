/** Beside the records: answers of the server that are worth having without a connection, and how this phone is set up. */

import { storage } from './storage';

type Name = 'insights' | 'report' | 'preferences' | 'lanes';

export async function keep(name: Name, value: unknown): Promise<void> {
  await (await storage()).put('kept', value, name);
}

export async function kept<T>(name: Name): Promise<T | null> {
  return ((await (await storage()).get('kept', name)) as T | undefined) ?? null;
}
