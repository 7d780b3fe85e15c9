/** The journal of a test's server: what diary/batch.py and diary/merge.py do to one owner's records. */

import { kindOf, registry } from '../registry/registry';
import type { Errors, Fields, Op, OpResult, Push, Row } from '../registry/types';

interface Change {
  seq: number;
  kind: string;
  uid: string;
  op: string;
  device: string;
  /** By the server's clock, in milliseconds. */
  editedAt: number;
  /** `null` deletes. */
  set: Fields | null;
  superseded: boolean;
  /** What the record was after it. */
  entry: Row;
}

interface Stored {
  kind: string;
  rev: number;
  deleted: boolean;
  /** Of a deleted record, what it was. */
  fields: Fields;
}

/** Who asks, and when, by the server's clock. */
interface Asking {
  device: string;
  editedAt: number;
}

export class Journal {
  head = 0;
  records = new Map<string, Stored>();
  log: Change[] = [];

  constructor(
    readonly clock: () => number,
    readonly errorsOf: (fields: Fields) => Errors,
  ) {}

  apply({ ops, device, now }: Push): OpResult[] {
    const arrived = this.clock();
    const skew = arrived - Date.parse(now);
    const blocked = new Set<string>();
    return ops.map((op) => {
      const editedAt = Math.min(Date.parse(op.edited_at) + skew, arrived);
      const result = blocked.has(op.uid) ? held(op) : this.take(op, { device, editedAt });
      if (result.status === 'rejected') blocked.add(op.uid);
      return result;
    });
  }

  wire(uid: string): Row {
    const { kind, rev, deleted, fields } = this.records.get(uid)!;
    return (deleted ? { kind, uid, rev, deleted } : { ...fields, kind, uid, rev, deleted }) as Row;
  }

  live(): Row[] {
    return [...this.records.keys()].map((uid) => this.wire(uid)).filter(({ deleted }) => !deleted);
  }

  /** Empties what is deleted, as `manage.py purge` does after 30 days. */
  purge(): void {
    for (const record of this.records.values()) if (record.deleted) record.fields = {};
  }

  private take(op: Op, asking: Asking): OpResult {
    const before = this.log.find((change) => change.op === op.op);
    if (before) return { op: op.op, status: 'duplicate', rev: before.seq };
    if (op.delete) return this.delete(op, asking);
    const errors = { ...this.missing(op), ...this.errorsOf(op.set!) };
    return Object.keys(errors).length ? { op: op.op, status: 'rejected', rev: null, errors } : this.write(op, op.set!, asking);
  }

  private missing({ kind, uid, set }: Op): Errors {
    const { entry, fields } = kindOf(kind);
    const after = { ...this.records.get(uid)?.fields, ...set };
    const required = [...(entry ? registry.common : []), ...fields].filter((field) => field.required && (after[field.name] ?? null) === null);
    return Object.fromEntries(required.map(({ name }) => [name, ['This field is required.']]));
  }

  private write(op: Op, given: Fields, asking: Asking): OpResult {
    const record = this.records.get(op.uid);
    const rivals = this.rivals(op, asking.device);
    if (record?.deleted && rivals.some((rival) => !rival.set && isLater(rival, asking))) return this.lose(op, given, record, asking);
    const isLive = record !== undefined && !record.deleted;
    const later = rivals.filter((rival) => isLater(rival, asking));
    const lost = isLive ? Object.keys(given).filter((name) => later.some(({ set }) => name in (set ?? {}))) : [];
    const beaten = isLive ? rivals.filter((rival) => !later.includes(rival) && sharesAField(rival, given)) : [];
    for (const rival of beaten) rival.superseded = true;
    const taken = Object.fromEntries(Object.entries(given).filter(([name]) => !lost.includes(name)));
    const known = isLive ? record.fields : {};
    const fields = { ...record?.fields, ...taken };
    // Also where it says the same: it says so later.
    const hasWon = (name: string) => name in given && beaten.some(({ set }) => name in (set ?? {}));
    const isLogged = (name: string) => lost.includes(name) || hasWon(name) || fields[name] !== known[name];
    const set = Object.fromEntries(Object.entries({ ...fields, ...given }).filter(([name]) => isLogged(name)));
    return this.store(op, asking, { kind: op.kind, deleted: false, fields }, { set, superseded: lost.length > 0 });
  }

  private delete(op: Op, asking: Asking): OpResult {
    const record = this.records.get(op.uid);
    if (!record || record.deleted) return { op: op.op, status: 'applied', rev: record?.rev ?? null };
    if (this.rivals(op, asking.device).some((rival) => isLater(rival, asking))) return this.lose(op, null, record, asking);
    const { rev } = this.store(op, asking, { ...record, deleted: true }, { set: null, superseded: false });
    return { op: op.op, status: 'applied', rev };
  }

  /** Came too late: stays in the log, marked. */
  private lose(op: Op, set: Fields | null, record: Stored, asking: Asking): OpResult {
    return this.store(op, asking, record, { set, superseded: true });
  }

  private store(op: Op, asking: Asking, after: Omit<Stored, 'rev'>, logged: Pick<Change, 'set' | 'superseded'>): OpResult {
    const { kind, uid } = op;
    const seen = this.records.get(uid)?.rev ?? 0;
    const rev = (this.head += 1);
    this.records.set(uid, { ...after, rev });
    this.log.push({ seq: rev, kind, uid, op: op.op, ...asking, ...logged, entry: this.wire(uid) });
    const isUpToDate = op.base === seen;
    return { op: op.op, rev, ...(isUpToDate ? { status: 'applied' } : { status: 'merged', entry: this.wire(uid) }) };
  }

  /** What others changed since; a device does not compete with itself. */
  private rivals({ uid, base }: Op, device: string): Change[] {
    return this.log.filter((change) => change.uid === uid && change.seq > base && change.device !== device);
  }
}

const held = ({ op }: Op): OpResult => ({ op, status: 'held', rev: null });

/** At the same instant the device with the larger id wins. */
function isLater(rival: Change, asking: Asking): boolean {
  return rival.editedAt === asking.editedAt ? rival.device > asking.device : rival.editedAt > asking.editedAt;
}

const sharesAField = ({ set }: Change, given: Fields) => Object.keys(given).some((name) => name in (set ?? {}));
