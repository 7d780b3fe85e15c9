/** The shapes that the phone and the server share (docs/api.md). */

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

export interface Me {
  account: string;
  email: string;
  tz: string;
  day_starts_at: number;
}

type FieldType =
  | 'quantity' | 'scale' | 'choice' | 'boolean' | 'instant' | 'text' | 'reference' | 'date' | 'timezone';

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
}

export interface Series {
  /** `kind.name`, such as `sleep.hours`. */
  name: string;
  unit: string | null;
  daily: 'sum' | 'mean' | 'last' | 'covered' | 'days_since';
  missing: 'unknown' | 'zero_when_complete' | 'zero_when_none_noticed';
  role: 'outcome' | 'factor' | 'described';
}

export interface Kind {
  name: string;
  fields: Field[];
  series: Series[];
}

/** kinds.json: the registry, its vocabulary and the labels of one language, made by `manage.py describe`. */
export interface Registry {
  schema: number;
  common: Field[];
  kinds: Kind[];
  vocabulary: Record<string, ({ name: string } & Record<string, Value>)[]>;
  /** message id (`twitch`, `twitch.site`, `sites.calf`, series names) → label. */
  labels: Record<string, string>;
}

export type Verdict = 'link' | 'no_clear_link' | 'not_enough_data' | 'moves_with_trend' | 'hardly_varies';

export interface Link {
  factor: string;
  lag: number;
  verdict: Verdict;
  rate_ratio: number | null;
  ci_low: number | null;
  ci_high: number | null;
  per: { amount: number; unit: string | null };
  n_days: number;
  needs?: { rule: string; more: number };
  sentence: string;
}

export interface Insights {
  period: { from: string; to: string; days: number };
  observed_days: number;
  outcome: string;
  links: Link[];
  method: string;
}
