/** The shapes that the phone and the server share (docs/api.md). */

import type { Outcome } from './outcomes';

export type Value = string | number | boolean | null;

/** One record, flat: what REST, pull and push results all carry. */
export interface Entry {
  kind: string;
  uid: string;
  /** The server's number of the last change; 0 until the server has seen the record. */
  rev: number;
  deleted: boolean;
  /** Instant with offset (ISO 8601). */
  at: string;
  /** IANA time zone the patient was in. */
  tz: string;
  /** The patient's own calendar day, YYYY-MM-DD. */
  day: string;
  [field: string]: Value;
}

/** What is left of a deleted record. */
export interface Tombstone {
  kind: string;
  uid: string;
  rev: number;
  deleted: true;
}

export type Row = Entry | Tombstone;

/** Changed fields of a record, as a form or a tile gives them. */
export type Fields = Record<string, Value>;

/** Where on the body. */
export type Place = { site: string; side: string | null };

/** One operation in the outbox. It leaves only on the server's answer. */
export interface Op {
  op: string;
  kind: string;
  uid: string;
  base: number;
  edited_at: string;
  set?: Fields;
  delete?: true;
}

/** Field → what is wrong with it. */
export type Errors = Record<string, string[]>;

export interface OpResult {
  op: string;
  status: 'applied' | 'merged' | 'duplicate' | 'rejected' | 'held';
  rev: number | null;
  entry?: Row;
  errors?: Errors;
}

export interface Push {
  account: string;
  device: string;
  schema: number;
  now: string;
  /** Of the journal that the bases belong to, if one was seen. */
  epoch?: string;
  ops: Op[];
}

export interface PushAnswer {
  epoch: string;
  head: number;
  results: OpResult[];
}

export interface PullAnswer {
  entries: Row[];
  cursor: string;
  more: boolean;
}

/** Of the live records of a kind: how many, and the SHA-256 of their lines `uid:rev`, sorted by uid, each with its line feed. */
export interface KindSum {
  count: number;
  hash: string;
}

export interface CheckAnswer {
  cursor_is_current: boolean;
  kinds: Record<string, KindSum>;
}

/** One change of a record, as the server keeps it. */
export interface Version {
  seq: number;
  edited_at: string;
  /** The phone that made it; `null` where no phone did. */
  device: string | null;
  deleted: boolean;
  /** Something of what it gave lost against another phone's edit. */
  superseded: boolean;
  /** What it gave; `null`: it deleted. */
  set: Fields | null;
  /** The record after it. */
  entry: Entry | null;
}

/** A record that was deleted and can still be brought back. */
export interface Deleted {
  deleted_at: string;
  /** What it was. */
  entry: Entry;
}

export interface Preferences {
  /** The hour before which the time belongs to the day before. */
  day_starts_at: number;
  volume_unit: 'ml' | 'fl_oz' | 'cup';
  dose_unit: 'auto' | 'mcg' | 'mg';
  b12_level_unit: 'as_given' | 'ng_l' | 'pg_ml' | 'pmol_l';
  clock: 12 | 24;
  /** 0 is Monday. */
  week_starts_on: number;
  /** Nothing is counted, and nothing is asked before the hour `checkin_from`. */
  calm: boolean;
  checkin_from: number;
}

/** A preference that was never chosen is null: the phone goes by its language. */
/** `erase_at`: when the account is to be deleted. */
export type Me = { account: string; email: string; tz: string; erase_at: string | null } & { [Name in keyof Preferences]: Preferences[Name] | null };

type FieldType =
  | 'quantity' | 'scale' | 'choice' | 'boolean' | 'instant' | 'text' | 'reference' | 'date' | 'timezone' | 'schedule' | 'turns'
  // The phone's own: the value of a tracker of yes and no.
  | 'yes_no';

export interface Field {
  name: string;
  type: FieldType;
  required: boolean;
  default: Value;
  unit?: string | null;
  minimum?: number;
  maximum?: number;
  integer?: boolean;
  maximum_length?: number;
  vocabulary?: string;
  /** A choice whose terms are the `units` of the term that this other choice holds. */
  within?: string;
  /** Another field that this one must not be below. */
  at_least?: string;
  /** A day that may lie in the future. */
  ahead?: true;
  /** Of turns: the days of each block. */
  days?: number;
  /** Words of its own, of a tracker's value. */
  label?: string;
  /** What a choice means that was not made. */
  blank?: string;
}

export interface Series {
  /** `kind.name`, such as `sleep.hours`. */
  name: string;
  /** The field whose values part the entries, each with a series of its own: `supplement.daily_amount.magnesium`. */
  by: string | null;
  unit: string | null;
  daily: 'sum' | 'mean' | 'last' | 'max' | 'covered' | 'days_since';
  missing: 'unknown' | 'zero_when_complete' | 'zero_when_none_noticed';
  role: 'outcome' | 'factor' | 'described';
}

export interface Kind {
  name: string;
  /** Whether it has a time and a day: a plan, a question or a tracker has none. */
  entry: boolean;
  fields: Field[];
  series: Series[];
  /** The values with which an entry may lie in the future: an appointment's. */
  planned: Fields;
  /** The uid of the one record, of a kind that has but one. */
  only?: string;
}

/** One word that a choice may take, and the facts about it, such as the mg of caffeine in a drink. */
export interface Term {
  name: string;
  /** The units it is told in, each with how many of it make one of the first; null where no fixed number does. */
  units?: Record<string, number | null>;
  codes?: Record<string, string>;
  [fact: string]: Value | Record<string, Value> | undefined;
}

export type View = 'front' | 'back';
export type Point = [x: number, y: number];

/** Where a place is on its view, and where its number stands if that is elsewhere. */
interface Mark {
  at: Point;
  number?: Point;
}

/** The figure of the body (diary/bodymap.json). Of what has a left and a right it holds the right. */
export interface Body {
  box: [x: number, y: number, width: number, height: number];
  outline: string;
  details: Record<View, string>;
  areas: Record<string, { views: View[]; sites: string[]; sides: (string | null)[]; centre: Point; path: string }[]>;
  places: Record<string, Record<string, { view: View; pair?: Mark; middle?: Mark }>>;
}

/** kinds.json: the registry, its vocabulary and the labels of one language, made by `manage.py describe`; the figure apart. */
export interface Registry {
  schema: number;
  common: Field[];
  kinds: Kind[];
  vocabulary: Record<string, Term[]>;
  /** message id (`twitch`, `twitch.site`, `sites.calf`, series names) → label. */
  labels: Record<string, string>;
}

export type Verdict = 'link' | 'no_clear_link' | 'not_enough_data' | 'moves_with_trend' | 'hardly_varies';

interface Tested {
  rate_ratio: number | null;
  ci_low: number | null;
  ci_high: number | null;
  per: { amount: number; unit: string | null };
  n_days: number;
  needs?: { rule: string; more: number };
  sentence: string;
}

export interface Link extends Tested {
  factor: string;
  lag: number;
  verdict: Verdict;
  /** The reading that first showed this link. */
  first_seen: string | null;
}

/** What the days since a question was asked say of it, and, told apart, all days. */
export interface PinnedAnswer extends Tested {
  pin: string;
  verdict: Verdict;
  reading: string | null;
  next: string;
  all_days_sentence: string | null;
}

interface Change {
  ratio: number;
  ci_low: number;
  ci_high: number;
}

/** Before and after a treatment was started, changed or stopped. */
export interface EventAnswer {
  event: string;
  title: string;
  category: string;
  day: string;
  verdict: 'change' | 'no_clear_change' | 'not_enough_data';
  mean_before: number | null;
  mean_after: number | null;
  sustained: Change | null;
  temporary: Change | null;
  sentence: string;
  lines: string[];
  advice: string;
}

/** The twitches of each cycle, from the day of an injection on. */
export interface Cycles {
  cycles: { day: string; values: (number | null)[] }[];
  /** By days since the injection: of the cycles that have recorded the day, and how many these are. */
  means: (number | null)[];
  recorded: number[];
  sentence: string;
}

/** What came of an experiment once it was over. */
export interface TurnsAnswer {
  verdict: 'difference' | 'no_clear_difference' | 'not_enough_data';
  blocks: { changed: boolean; days: number; mean: number | null }[];
}

/** An experiment of the patient's own; nothing is compared before `answer_on`. */
export interface ExperimentAnswer {
  experiment: string;
  state: 'running' | 'stopped' | 'over';
  answer_on: string;
  answer: TurnsAnswer | null;
  sentence: string;
  kept_sentence: string | null;
  caveat: string | null;
}

export interface Insights {
  period: { from: string; to: string; days: number };
  observed_days: number;
  outcome: Outcome;
  /** The days on which the answer was and will be worked out. */
  reading: { date: string | null; next: string };
  links: Link[];
  pinned: PinnedAnswer[];
  events: EventAnswer[];
  injections: Cycles;
  /** Not in an answer that an older version kept. */
  experiments?: ExperimentAnswer[];
  method: string;
}
