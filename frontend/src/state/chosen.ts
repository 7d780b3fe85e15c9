/** What was chosen of how the diary behaves: kept on this phone first, and known to the account once there is one. */

import { preferences, showPreferences } from '../registry/preferences.svelte';
import type { Me, Preferences } from '../registry/types';
import { durably, phoneIn, StorageFull } from '../store/db';
import { kept } from '../store/kept';
import { storage } from '../store/storage';

type Name = keyof Preferences;

interface Chosen {
  values: Partial<Preferences>;
  /** Chosen here since the server last heard of them. */
  untold: Name[];
}

const NOTHING: Chosen = { values: {}, untold: [] };
const NAMES: Name[] = ['day_starts_at', 'volume_unit', 'dose_unit', 'b12_level_unit', 'clock', 'week_starts_on', 'calm', 'checkin_from', 'large_scales'];

/** Reads what is kept; on a phone that was emptied, nothing. */
export async function restorePreferences(): Promise<void> {
  showPreferences(((await kept<Chosen>('preferences')) ?? NOTHING).values);
}

/** Keeps what was chosen here, for the server to hear of. */
export async function prefer(changes: Partial<Preferences>): Promise<void> {
  const names = Object.keys(changes) as Name[];
  try {
    await revise(({ values, untold }) => ({ values: { ...values, ...changes }, untold: [...new Set([...untold, ...names])] }));
  } catch (error) {
    if (!(error instanceof StorageFull)) throw error;
    showPreferences({ ...preferences, ...changes }); // It counts for now, kept or not.
  }
}

/** Takes what the server says, unless it was chosen here since. Gives what the server hasn't heard of. */
export async function takePreferences(me: Me): Promise<Partial<Preferences>> {
  const { values, untold } = await revise(({ values, untold }) => {
    const taken = NAMES.map((name) => [name, untold.includes(name) ? values[name] : me[name]] as const);
    return { values: Object.fromEntries(taken.filter(([, value]) => value !== null)), untold };
  }, me.account);
  return Object.fromEntries(untold.map((name) => [name, values[name]]));
}

/** The server has heard of these. */
export async function toldPreferences(told: Partial<Preferences>, account: string): Promise<void> {
  await revise(({ values, untold }) => ({ values, untold: untold.filter((name) => values[name] !== told[name]) }), account);
}

/** `account`: only while the phone's diary is that one's. */
async function revise(change: (before: Chosen) => Chosen, account?: string): Promise<Chosen> {
  const after = await durably(await storage(), async (tx) => {
    const store = tx.objectStore('kept');
    const before = ((await store.get('preferences')) as Chosen | undefined) ?? NOTHING;
    if (account && (await phoneIn(tx)).account !== account) return before;
    const next = change(before);
    await store.put(next, 'preferences');
    return next;
  });
  showPreferences(after.values);
  return after;
}
