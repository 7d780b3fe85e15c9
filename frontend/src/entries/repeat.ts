/** What may be logged again as it was, and what is logged most often. */

import { isCopied, kindOf } from '../registry/registry';
import type { Entry, Fields } from '../registry/types';
import { isInjected } from '../rules/doses';

/** The kinds that one tap logs again. */
const REPEATED = ['caffeine', 'hydration', 'b12', 'supplement', 'medication', 'food', 'exercise'];

/** The values of an entry that another one like it would have. */
export function repeated(entry: Entry): Fields {
  const known = kindOf(entry.kind).fields.filter((field) => isCopied(field) && (entry[field.name] ?? null) !== null);
  return Object.fromEntries(known.map(({ name }) => [name, entry[name]!]));
}

/** Of entries that would be logged again alike the latest each, those used most first, `least` times at least. `entries`: in the order of their time; so are equals. */
export function mostUsed(entries: Entry[], least = 1): Entry[] {
  const uses = new Map<string, { latest: Entry; times: number }>();
  for (const entry of entries.filter(({ kind, status }) => REPEATED.includes(kind) && status !== 'skipped')) {
    const like = JSON.stringify([entry.kind, repeated(entry)]);
    uses.set(like, { latest: entry, times: (uses.get(like)?.times ?? 0) + 1 });
  }
  const often = [...uses.values()].filter(({ times }) => times >= least);
  return often.sort((a, b) => b.times - a.times).map(({ latest }) => latest);
}

/** What may be logged as on the day before: drinks, medicines and supplements, never a feeling, a place or an injection. */
function repeatable(entries: Entry[]): Entry[] {
  const kinds = ['caffeine', 'hydration', 'supplement', 'medication', 'b12'];
  return entries.filter((entry) => kinds.includes(entry.kind) && entry.status !== 'skipped' && !isInjected(entry));
}

/** Those of `before` that `now` has no like of yet, each counted once. */
export function stillToRepeat(before: Entry[], now: Entry[]): Entry[] {
  const like = (entry: Entry) => JSON.stringify([entry.kind, repeated(entry)]);
  const logged = now.map(like);
  return repeatable(before).filter((entry) => {
    const place = logged.indexOf(like(entry));
    if (place < 0) return true;
    logged.splice(place, 1);
    return false;
  });
}
