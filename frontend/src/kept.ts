/** Answers of the server that are worth having without a connection. */

import { storage } from './storage';

export async function keep(name: 'insights' | 'report', value: unknown): Promise<void> {
  await (await storage()).put('kept', value, name);
}

export async function kept<T>(name: 'insights' | 'report'): Promise<T | null> {
  return ((await (await storage()).get('kept', name)) as T | undefined) ?? null;
}
