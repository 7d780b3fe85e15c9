import type { Entry } from '../registry/types';
import { dayState } from '../rules/dayStates';

/** What the calendar shows of a day: its twitches, all or not all of them; none noticed; other entries only; nothing. */
export type DayMark = { state: 'observed' | 'partial'; count: number } | { state: 'none' | 'other' | 'blank' };

export function markOf(entries: Entry[]): DayMark {
  const state = dayState(entries);
  const count = entries.filter(({ kind }) => kind === 'twitch').reduce((sum, entry) => sum + Number(entry.count ?? 1), 0);
  if (state === 'observed' || state === 'partial') return { state, count };
  if (state === 'none') return { state };
  return { state: entries.length ? 'other' : 'blank' };
}
