import { isCopied } from '../registry/registry';
import type { Entry, Fields, Kind } from '../registry/types';
import { nowInstant, timeOf, today } from '../time/days';

/** A form while it is filled in: clock times apart, as they become instants only with their day. */
export interface Draft {
  day: string;
  values: Fields;
  times: Record<string, string>;
}

const NOON = '12:00';

const clock = (entry: Entry, name: string) => (entry[name] ? timeOf({ at: String(entry[name]), tz: entry.tz }) : '');
const instantsOf = (kind: Kind) => kind.fields.filter(({ type }) => type === 'instant').map(({ name }) => name);

/** The clock times that a form of this kind asks for: its own, or the moment of the entry. */
const timesOf = (kind: Kind) => (instantsOf(kind).length ? instantsOf(kind) : ['at']);

/** Now; of another day, its noon. */
export function usualTime(day: string): string {
  return day === today() ? nowInstant().slice(11, 16) : NOON;
}

function firstTime(name: string, day: string, last: Entry | null): string {
  if (name === 'at') return usualTime(day);
  return last && last.day !== day ? clock(last, name) : '';
}

export function newDraft(kind: Kind, day: string, last: Entry | null = null, again = false): Draft {
  const fields = kind.fields.filter(({ type }) => type !== 'instant');
  return {
    day,
    values: Object.fromEntries(
      fields.map((field) => [field.name, (again && isCopied(field) ? last?.[field.name] : null) ?? field.default]),
    ),
    times: Object.fromEntries(timesOf(kind).map((name) => [name, firstTime(name, day, last)])),
  };
}

/** Of what lies ahead: no day is guessed. */
export function plannedDraft(kind: Kind): Draft {
  const draft = newDraft(kind, '');
  return { ...draft, values: { ...draft.values, ...kind.planned } };
}

export function draftOf(kind: Kind, entry: Entry): Draft {
  const names = [...kind.fields.filter(({ type }) => type !== 'instant').map(({ name }) => name), 'note'];
  return {
    day: entry.day,
    values: Object.fromEntries(names.map((name) => [name, entry[name] ?? null])),
    times: Object.fromEntries(timesOf(kind).map((name) => [name, clock(entry, name)])),
  };
}

/** Only what the person changed: an instant whose day and clock stayed keeps its seconds and its zone. */
export function changed(kind: Kind, entry: Entry, draft: Draft, values: Fields): Fields {
  const before = draftOf(kind, entry);
  const moved = draft.day !== before.day || timesOf(kind).some((name) => draft.times[name] !== before.times[name]);
  const kept = moved ? [] : timesOf(kind);
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !kept.includes(name) && value !== (entry[name] ?? null)),
  );
}

/** The day and the times that were left out. */
export function missing({ day, times }: Draft): Record<string, string> {
  const blank = Object.keys(times).filter((name) => !times[name]);
  const problems = Object.fromEntries(blank.map((name) => [name, 'Give a time.']));
  return day ? problems : { day: 'Give a day.', ...problems };
}

/** A blank stands for what the kind says it stands for: one twitch, a dose that was taken. */
export function withDefaults(kind: Kind, values: Fields): Fields {
  const defaults = kind.fields.map((field) => [field.name, values[field.name] ?? field.default]);
  return { ...values, ...Object.fromEntries(defaults.filter(([, value]) => value !== null)) };
}
