/** What this phone keeps beside the records: answers of the server, an episode under way, what was put off, how the person likes things. */

import { durably } from './db';
import { storage } from './storage';

type Name = 'insights' | 'insights_watched' | 'report' | 'report_choices' | 'choosing' | 'episode' | 'check_put_off' | 'preferences' | 'lanes' | 'check' | 'device' | 'week_put_away' | 'tiles' | 'share_links';

export async function keep(name: Name, value: unknown): Promise<void> {
  await durably(await storage(), (tx) => tx.objectStore('kept').put(value, name));
}

export async function kept<T>(name: Name): Promise<T | null> {
  return ((await (await storage()).get('kept', name)) as T | undefined) ?? null;
}

export async function forget(name: Name): Promise<void> {
  await durably(await storage(), (tx) => tx.objectStore('kept').delete(name));
}
