/** A server for tests: one diary in memory, in the shape of docs/api.md. */

import { createHash } from 'node:crypto';
import type { CheckAnswer, Errors, Fields, PullAnswer, Push, PushAnswer, Row } from '../registry/types';
import { Refusal, Unreachable } from '../server/http';
import { newUid } from '../store/uid';
import { NeedsReset, type Server } from '../sync/protocol';
import { Journal } from './journal';

/** What the server says to more caffeine than anybody takes. */
export const tooMuch = ({ mg }: Fields): Errors => (Number(mg) > 2000 ? { mg: ['Give a number from 0 to 2000 (mg).'] } : {});

export class Peer implements Server {
  epoch = newUid();
  pushes: Push[] = [];
  pulls: (string | null)[] = [];
  /** Set to lose the next answers after the ops were applied. */
  losesAnswers = false;
  isDown = false;
  /** Why it takes nothing of a push, if so. */
  refuses: (body: Push) => Error | null = () => null;
  /** Happens while a request is on its way. */
  meanwhile: () => Promise<unknown> = async () => undefined;
  /** What its clock shows. */
  clock = () => Date.now();
  private journal: Journal;

  constructor(
    readonly account: string,
    readonly pageSize = 500,
    readonly errorsOf: (fields: Fields) => Errors = () => ({}),
  ) {
    this.journal = this.newJournal();
  }

  get head() {
    return this.journal.head;
  }

  get log() {
    return this.journal.log;
  }

  live(): Row[] {
    return this.journal.live();
  }

  purge(): void {
    this.journal.purge();
  }

  async push(body: Push): Promise<PushAnswer> {
    if (this.isDown) throw new Unreachable();
    const refusal = this.refuses(body);
    if (refusal) throw refusal;
    if (body.account !== this.account) throw new Refusal(409, 'account_mismatch', {}, 'Another account');
    this.pushes.push(structuredClone(body));
    const isAnother = body.epoch !== undefined && body.epoch !== this.epoch;
    const results = this.journal.apply(isAnother ? { ...body, ops: body.ops.map((op) => ({ ...op, base: 0 })) } : body);
    const answer = structuredClone({ epoch: this.epoch, head: this.head, results });
    await this.meanwhile();
    if (this.losesAnswers) throw new Unreachable();
    return answer;
  }

  async pull(cursor: string | null): Promise<PullAnswer> {
    this.pulls.push(cursor);
    if (this.isDown || this.losesAnswers) throw new Unreachable();
    const answer = structuredClone(cursor === null ? this.page(this.head, this.head + 1) : this.pageAfter(cursor));
    await this.meanwhile();
    return answer;
  }

  async check(cursor: string | null): Promise<CheckAnswer> {
    if (this.isDown) throw new Unreachable();
    const rows = this.live().sort((a, b) => (a.uid < b.uid ? -1 : 1));
    const kinds = [...new Set(rows.map(({ kind }) => kind))].map((kind) => {
      const lines = rows.filter((row) => row.kind === kind).map(({ uid, rev }) => `${uid}:${rev}\n`);
      return [kind, { count: lines.length, hash: createHash('sha256').update(lines.join('')).digest('hex') }];
    });
    return { cursor_is_current: cursor === this.cursor(this.head), kinds: Object.fromEntries(kinds) };
  }

  /** A copy that `putBack` takes: what a restored backup does. */
  copy() {
    const { head, records, log } = this.journal;
    return structuredClone({ head, records, log });
  }

  putBack(copy: ReturnType<Peer['copy']>) {
    this.epoch = newUid();
    this.journal = Object.assign(this.newJournal(), structuredClone(copy));
  }

  /** Loses a record without a trace. */
  forget(uid: string) {
    this.journal.records.delete(uid);
  }

  private newJournal() {
    return new Journal(
      () => this.clock(),
      (fields) => this.errorsOf(fields),
    );
  }

  private pageAfter(cursor: string): PullAnswer {
    const [epoch, seq, op, floor] = cursor.split('.');
    const isOurs = epoch === this.epoch && (seq === '0' || this.log[Number(seq) - 1]?.op === op);
    if (!isOurs) throw new NeedsReset();
    return this.page(Number(seq), floor ? Number(floor) : null);
  }

  /** A first sync comes down from the head, newest first, to the `floor` that it has reached; then what came after `seq`. */
  private page(seq: number, floor: number | null): PullAnswer {
    const latest = [...this.journal.records].map(([uid, { rev }]) => ({ uid, rev })).sort((a, b) => a.rev - b.rev);
    const isWanted = ({ rev }: { rev: number }) => (floor === null ? rev > seq : rev < floor && rev <= seq);
    const found = floor === null ? latest.filter(isWanted) : latest.filter(isWanted).reverse();
    const page = found.slice(0, this.pageSize);
    const more = found.length > page.length;
    const last = page.at(-1)?.rev ?? seq;
    const cursor = floor === null ? this.cursor(last) : `${this.cursor(seq)}${more ? `.${last}` : ''}`;
    return { entries: page.map(({ uid }) => this.journal.wire(uid)), cursor, more };
  }

  private cursor(seq: number): string {
    return `${this.epoch}.${seq}.${this.log[seq - 1]?.op ?? ''}`;
  }
}
