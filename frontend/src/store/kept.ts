/** What this phone keeps beside the records: answers of the server, an episode under way, what was put off, how the person likes things. */

import { durably, phoneIn, phoneOf } from './db';
import { storage } from './storage';

type Name = 'insights' | 'insights_watched' | 'report' | 'report_choices' | 'choosing' | 'episode' | 'check_put_off' | 'preferences' | 'lanes' | 'check' | 'device' | 'week_put_away' | 'tiles' | 'share_links';

export async function keep(name: Name, value: unknown): Promise<void> {
  await durably(await storage(), (tx) => tx.objectStore('kept').put(value, name));
}

/** What keeps an answer that is on its way: only as long as the phone has the diary that it has now. The next may be somebody else's. */
export async function keeper(): Promise<typeof keep> {
  const { device } = await phoneOf(await storage());
  return async (name, value) => {
    await durably(await storage(), async (tx) => {
      if ((await phoneIn(tx)).device === device) await tx.objectStore('kept').put(value, name);
    });
  };
}

export async function kept<T>(name: Name): Promise<T | null> {
  return ((await (await storage()).get('kept', name)) as T | undefined) ?? null;
}

export async function forget(name: Name): Promise<void> {
  await durably(await storage(), (tx) => tx.objectStore('kept').delete(name));
}
