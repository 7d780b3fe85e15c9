/** A server for tests: one diary in memory, in the shape of docs/api.md, the later edit of a field winning. */

import { NeedsReset, type Server } from '../exchange';
import { Refusal, Unreachable } from '../http';
import type { Errors, Fields, Op, OpResult, PullAnswer, Push, PushAnswer, Row } from '../types';
import { newUid } from '../uid';

interface Stored {
  kind: string;
  rev: number;
  deleted: boolean;
  deletedAt: number;
  fields: Fields;
  editedAt: Record<string, number>;
}

export class Peer implements Server {
  epoch = newUid();
  head = 0;
  pushes: Push[] = [];
  records = new Map<string, Stored>();
  done = new Map<string, number>();
  /** Set to lose the next answers after the ops were applied. */
  losesAnswers = false;
  isDown = false;
  /** Happens while a request is on its way. */
  meanwhile: () => Promise<unknown> = async () => undefined;

  constructor(
    readonly account: string,
    readonly pageSize = 500,
    readonly errorsOf: (fields: Fields) => Errors = () => ({}),
  ) {}

  async push(body: Push): Promise<PushAnswer> {
    if (this.isDown) throw new Unreachable();
    if (body.account !== this.account) throw new Refusal(409, 'account_mismatch', {}, 'Another account');
    this.pushes.push(structuredClone(body));
    const blocked = new Set<string>();
    const results = body.ops.map((op) => {
      const result = blocked.has(op.uid) ? held(op) : this.apply(op);
      if (result.status === 'rejected') blocked.add(op.uid);
      return result;
    });
    const answer = structuredClone({ epoch: this.epoch, head: this.head, results });
    await this.meanwhile();
    if (this.losesAnswers) throw new Unreachable();
    return answer;
  }

  async pull(cursor: string | null): Promise<PullAnswer> {
    if (this.isDown || this.losesAnswers) throw new Unreachable();
    const [epoch, seq] = cursor?.split('.7.') ?? [this.epoch, '0'];
    if (epoch !== this.epoch || Number(seq) > this.head) throw new NeedsReset();
    const later = [...this.records].filter(([, { rev }]) => rev > Number(seq)).sort(([, a], [, b]) => a.rev - b.rev);
    const page = later.slice(0, this.pageSize);
    const last = page.at(-1)?.[1].rev ?? this.head;
    const more = later.length > page.length;
    const next = `${this.epoch}.7.${more ? last : this.head}`;
    const answer = structuredClone({ entries: page.map(([uid]) => this.wire(uid)), cursor: next, more });
    await this.meanwhile();
    return answer;
  }

  /** A copy that `putBack` takes: what a restored backup does. */
  copy() {
    return structuredClone({ head: this.head, records: this.records, done: this.done });
  }

  putBack({ head, records, done }: ReturnType<Peer['copy']>) {
    this.head = head;
    this.epoch = newUid();
    this.records = structuredClone(records);
    this.done = structuredClone(done);
  }

  wire(uid: string): Row {
    const { kind, rev, deleted, fields } = this.records.get(uid)!;
    return (deleted ? { kind, uid, rev, deleted } : { ...fields, kind, uid, rev, deleted }) as Row;
  }

  live(): Row[] {
    return [...this.records.keys()].map((uid) => this.wire(uid)).filter(({ deleted }) => !deleted);
  }

  private apply(op: Op): OpResult {
    const before = this.done.get(op.op);
    if (before) return { op: op.op, status: 'duplicate', rev: before };
    const errors = op.set ? this.errorsOf(op.set) : {};
    if (Object.keys(errors).length) return { op: op.op, status: 'rejected', rev: null, errors };
    const record = this.records.get(op.uid) ?? newRecord(op.kind);
    const unseen = record.rev > op.base;
    this.records.set(op.uid, record);
    if (op.delete) remove(record, op, unseen);
    else set(record, op, unseen);
    record.rev = this.head += 1;
    this.done.set(op.op, record.rev);
    if (!unseen) return { op: op.op, status: 'applied', rev: record.rev };
    return { op: op.op, status: 'merged', rev: record.rev, entry: this.wire(op.uid) };
  }
}

const held = ({ op }: Op): OpResult => ({ op, status: 'held', rev: null });

function newRecord(kind: string): Stored {
  return { kind, rev: 0, deleted: false, deletedAt: 0, fields: {}, editedAt: {} };
}

function set(record: Stored, { set, edited_at }: Op, unseen: boolean) {
  const at = Date.parse(edited_at);
  if (!unseen || at >= record.deletedAt) record.deleted = false;
  for (const [name, value] of Object.entries(set!)) {
    if (unseen && at < (record.editedAt[name] ?? 0)) continue;
    record.fields[name] = value;
    record.editedAt[name] = at;
  }
}

function remove(record: Stored, { edited_at }: Op, unseen: boolean) {
  const at = Date.parse(edited_at);
  if (unseen && Object.values(record.editedAt).some((edited) => edited > at)) return;
  record.deleted = true;
  record.deletedAt = at;
}
