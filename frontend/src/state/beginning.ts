/** Where a diary begins: the same rule as in diary/series.py. */

import { registry } from '../registry/registry';
import '../registry/registryLater';
import { firstDayOf } from '../store/queries';
import { storage } from '../store/storage';
import { backup } from './backup.svelte';
import { diary } from './diary.svelte';

const keptByDay = registry.kinds.filter(({ series }) => series.some(({ role }) => role !== 'described'));
const KEPT_BY_DAY = new Set(keptByDay.map(({ name }) => name));

/**
 * The first day on which the patient kept the diary; `null` while more of it is on its way. A laboratory result, an event or a dose of
 * long ago doesn't make the days since then diary days.
 */
export async function beginning(): Promise<string | null> {
  if (backup.hasMore || diary.isPart) return null;
  return firstDayOf(await storage(), KEPT_BY_DAY);
}

/** The first of these days that can have an entry. */
export function within(from: string, to: string, begins: string | null): string {
  return begins && begins > from && begins <= to ? begins : from;
}
