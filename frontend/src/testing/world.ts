/** Phones of one person, whose clocks are wrong, a server, and a network between them that fails. */

import fc from 'fast-check';
import { expect, vi } from 'vitest';
import type { Errors, Fields, Row } from '../registry/types';
import { isEntry } from '../store/change';
import type { DiaryDb } from '../store/db';
import { synchronise } from '../sync/exchange';
import { isRefused } from '../sync/outbox';
import type { Server } from '../sync/protocol';
import { faulty, type Fault } from './link';
import { Peer } from './peer';
import { ANNA, edit, entriesOf, log, newPhone, remove } from './phone';

const START = Date.parse('2026-03-01T12:00Z');
const MINUTE = 60_000;
const THREE_DAYS = 3 * 24 * 60;
/** Mg of caffeine that the server takes. */
const MOST = 2000;

export type Act = 'log' | 'edit' | 'remove' | 'sync' | 'sync and write' | 'sync twice' | Fault | 'put the server back' | 'put the server back, once' | 'set the clock';

export interface Step {
  who: number;
  act: Act;
  /** Which of the entries on that phone; which of the requests of a sync. */
  which: number;
  field: 'mg' | 'note';
  /** Whether it is more than the server takes. */
  isTooMuch: boolean;
  /** Minutes that pass before it. */
  minutes: number;
  /** Minutes by which a clock that is set is wrong from then on. */
  skew: number;
}

const skewOf = fc.integer({ min: -THREE_DAYS, max: THREE_DAYS });

/** To each phone happens what is among its acts. */
export const stepsOf = (acts: Act[][]): fc.Arbitrary<Step[]> => fc.array(fc.nat(acts.length - 1).chain((who) => stepOf(who, acts[who]!)), { maxLength: 40, size: 'max' });

const stepOf = (who: number, acts: Act[]) =>
  fc.record({
    who: fc.constant(who),
    act: fc.constantFrom(...acts),
    which: fc.nat(2),
    field: fc.constantFrom('mg' as const, 'note' as const),
    isTooMuch: fc.nat(9).map((chance) => chance === 0),
    minutes: fc.integer({ min: 1, max: 60 }),
    skew: skewOf,
  });

/** By how many minutes each phone's clock is wrong at first. */
export const skewsOf = (phones: number): fc.Arbitrary<number[]> => fc.array(skewOf, { minLength: phones, maxLength: phones });

const refuse = ({ mg }: Fields): Errors => (Number(mg) > MOST ? { mg: ['Too much.'] } : {});
const isRefusedFor = (fields: Fields) => Object.keys(refuse(fields)).length > 0;

/** Something that a person wrote into a field. */
interface Written {
  uid: string;
  field: 'mg' | 'note';
  value: string | number;
}

export class World {
  readonly peer = new Peer(ANNA, 2, refuse);
  readonly written: Written[] = [];
  readonly removed = new Set<string>();
  private now = START;
  private backup = this.peer.copy();
  private wasPutBack = false;

  private constructor(
    readonly phones: DiaryDb[],
    private readonly skews: number[],
  ) {
    this.peer.clock = () => this.now;
  }

  /** A phone for each clock, with an entry that all know. */
  static async start(skews: number[]) {
    const world = new World(await Promise.all(skews.map(() => newPhone(ANNA))), [...skews]);
    world.takeUp(0, 0);
    await world.log({ who: 0, isTooMuch: false });
    await world.settle();
    return world;
  }

  async take(step: Step) {
    const { who, act, which, minutes } = step;
    const phone = this.takeUp(who, minutes);
    const uid = await this.entryAt(phone, which);
    if (act === 'log') await this.log(step);
    else if (act === 'edit' && uid) await this.edit(step, uid);
    else if (act === 'remove' && uid) await this.remove(phone, uid);
    else if (act === 'put the server back') this.putBack();
    else if (act === 'put the server back, once' && !this.wasPutBack) this.putBack();
    else if (act === 'set the clock') this.skews[who] = step.skew;
    else if (act === 'sync and write') await this.syncAndWrite(step, uid);
    else if (act === 'sync twice') await Promise.all([this.sync(phone), this.sync(phone)]);
    else if (act === 'sync') await this.sync(phone);
    else if (isFault(act)) await this.sync(phone, faulty(this.peer, which, act));
  }

  /** From now on the clock is that of this phone. */
  private takeUp(who: number, minutes: number): DiaryDb {
    this.now += minutes * MINUTE;
    vi.setSystemTime(this.now + this.skews[who]! * MINUTE);
    return this.phones[who]!;
  }

  private async entryAt(phone: DiaryDb, which: number): Promise<string | undefined> {
    const entries = await entriesOf(phone);
    return entries[which % entries.length]?.uid;
  }

  private async log({ who, isTooMuch }: Pick<Step, 'who' | 'isTooMuch'>) {
    const value = this.newAmount(isTooMuch);
    const { uid } = await log(this.phones[who]!, 'caffeine', { mg: value });
    this.written.push({ uid, field: 'mg', value });
  }

  private async edit({ who, field, isTooMuch }: Step, uid: string) {
    const phone = this.phones[who]!;
    if (!isEntry(await phone.get('records', uid))) return;
    const value = this.newAmount(isTooMuch && field === 'mg');
    await edit(phone, uid, { [field]: field === 'mg' ? value : String(value) });
    this.written.push({ uid, field, value: field === 'mg' ? value : String(value) });
  }

  /** No two are alike: each can be told from the others. */
  private newAmount(isTooMuch: boolean): number {
    return this.written.length + (isTooMuch ? MOST + 1 : 0);
  }

  private async remove(phone: DiaryDb, uid: string) {
    this.removed.add(uid);
    await remove(phone, uid);
  }

  /** The present copy is taken up again at the next call, as a nightly backup would be. */
  private putBack() {
    this.wasPutBack = true;
    const before = this.backup;
    this.backup = this.peer.copy();
    this.peer.putBack(before);
  }

  private async syncAndWrite(step: Step, uid: string | undefined) {
    let requests = 0;
    this.peer.meanwhile = async () => {
      if (requests++ > step.which) return;
      this.takeUp(step.who, 1);
      if (uid) await this.edit(step, uid);
    };
    await this.sync(this.phones[step.who]!);
    this.peer.meanwhile = async () => undefined;
  }

  private async sync(phone: DiaryDb, server: Server = this.peer) {
    await synchronise(phone, server).catch(() => undefined);
  }

  end() {
    for (const phone of this.phones) {
      phone.close();
      indexedDB.deleteDatabase(phone.name);
    }
  }

  /** Everybody has a connection, for a while. */
  async settle() {
    for (let round = 0; round < 3; round++) for (const who of this.phones.keys()) await synchronise(this.takeUp(who, 1), this.peer);
  }

  /** The uids of what the server would not take, on either phone. */
  async refused(): Promise<Set<string>> {
    const waiting = (await Promise.all(this.phones.map((phone) => phone.getAll('outbox')))).flat();
    for (const item of waiting) expect(isRefused(item)).toBe(true);
    return new Set(waiting.map(({ op }) => op.uid));
  }

  /** Of all that is not refused the phones and the server say the same. */
  async expectAgreement() {
    const refused = await this.refused();
    const taken = (rows: Row[]) => sorted(rows.filter(({ uid }) => !refused.has(uid)));
    const server = taken(this.peer.live());
    for (const phone of this.phones) expect(taken(await entriesOf(phone))).toEqual(server);
  }

  /** What was written into entries of which nothing was ever refused. */
  acceptable(): Written[] {
    const refused = new Set(this.written.filter(({ field, value }) => isRefusedFor({ [field]: value })).map(({ uid }) => uid));
    return this.written.filter(({ uid }) => !refused.has(uid));
  }

  /** Of these the last of each field, where the entry was not removed. */
  lastWritten(): Written[] {
    const last = new Map(this.acceptable().map((one) => [`${one.uid} ${one.field}`, one]));
    return [...last.values()].filter(({ uid }) => !this.removed.has(uid));
  }

  isLive(uid: string): boolean {
    return this.peer.live().some((entry) => entry.uid === uid);
  }

  /** What the server has now. */
  valueOf({ uid, field }: Written): unknown {
    return (this.peer.live().find((entry) => entry.uid === uid) as Fields | undefined)?.[field];
  }

  /** Whether a value is in the record, or was once, or was asked for. */
  isInHistory({ uid, field, value }: Written): boolean {
    return this.peer.log.some(({ uid: of, set, entry }) => of === uid && [set, entry as Fields].some((fields) => fields?.[field] === value));
  }
}

const isFault = (act: Act): act is Fault => act === 'dropped' || act === 'cut' || act === 'twice';

/** The peer keeps no blanks. */
function sorted(rows: Row[]) {
  const known = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
  return known.sort((a, b) => String(a.uid).localeCompare(String(b.uid)));
}
