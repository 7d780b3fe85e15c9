/** One sync with the server: push what waits, take the answers, pull what changed elsewhere. */

import type { DiaryDb } from '../store/db';
import { nextBatch } from './outbox';
import type { Server } from './protocol';
import { pullAll } from './pull';
import { pushAll } from './push';

/** The lock that tabs and the service worker hold meanwhile. */
export const SYNC_LOCK = 'quiver-sync';

/** `onPage` hears after each pulled page whether there are more. */
export async function synchronise(db: DiaryDb, server: Server, onPage?: (more: boolean) => void): Promise<void> {
  await pushAll(db, server);
  await pullAll(db, server, onPage);
  if ((await nextBatch(db)).length) await pushAll(db, server);
}
