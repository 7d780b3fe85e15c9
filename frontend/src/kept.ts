/** What is worth having without a connection: answers of the server, and how the person likes to choose a place. */

import { storage } from './storage';

type Name = 'insights' | 'report' | 'choosing';

export async function keep(name: Name, value: unknown): Promise<void> {
  await (await storage()).put('kept', value, name);
}

export async function kept<T>(name: Name): Promise<T | null> {
  return ((await (await storage()).get('kept', name)) as T | undefined) ?? null;
}
