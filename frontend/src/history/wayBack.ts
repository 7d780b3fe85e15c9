/** The way back to what was, on the server and here. */

import { syncNow } from '../backup/sync';
import type { Deleted, Entry, Version } from '../registry/types';
import { fetchVersions, restore } from '../server/api';
import { Unreachable } from '../server/http';
import { backup } from '../state/backup.svelte';
import { diary, entryOf } from '../state/diary.svelte';
import { edit, remove, type Done } from '../state/writing.svelte';
import { fieldsOf } from '../store/change';
import { phoneOf } from '../store/db';
import { changedFields } from '../store/newFields';
import * as queries from '../store/queries';
import { storage } from '../store/storage';
import { MS_A_DAY } from '../time/days';

const KEPT_DAYS = 30;

export interface Past {
  /** Newest first; none while the server has never had the record. */
  versions: Version[];
  /** A change of it waits on this phone. */
  isWaiting: boolean;
  /** This phone. */
  device: string;
}

/** What waits here goes first: it belongs to the past as well. */
export async function pastOf({ kind, uid }: Entry): Promise<Past> {
  if (diary.unsent) await syncNow();
  const db = await storage();
  const { device } = await phoneOf(db);
  const isWaiting = (await db.countFromIndex('outbox', 'uid', uid)) > 0;
  const isKnown = ((await db.get('records', uid))?.rev ?? 0) > 0;
  return { versions: isKnown ? await fetchVersions({ kind, uid }) : [], isWaiting, device };
}

/** Resolves when the version that was brought back is on this phone. */
export async function restoreVersion({ kind, uid }: Entry, seq: number): Promise<Done> {
  const before = await entryOf(uid);
  const { rev } = await restore({ kind, uid }, seq);
  await syncNow();
  const entry = await entryOf(uid);
  if (!entry || entry.rev < rev) throw new Unreachable(backup.error ?? undefined);
  const old = before && changedFields(entry, fieldsOf(before));
  return { entry, back: () => (old ? edit(uid, old) : remove(uid)) };
}

/** What can be brought back: first what only this phone knows to be deleted, then what the server told of. */
export async function stillDeleted(fetched: Deleted[]): Promise<Deleted[]> {
  const since = new Date(Date.now() - KEPT_DAYS * MS_A_DAY).toISOString();
  const here = await queries.waitingDeletions(await storage(), since);
  const uids = new Set(here.map(({ entry }) => entry.uid));
  const others = fetched.filter(({ entry }) => !uids.has(entry.uid));
  const live = await Promise.all(others.map(({ entry }) => entryOf(entry.uid)));
  return [...here, ...others.filter((_, index) => !live[index])];
}
