import fc from 'fast-check';
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { DiaryDb } from './db';
import { synchronise } from './exchange';
import { Peer } from './testing/peer';
import { edit, entriesOf, log, newPhone, remove } from './testing/phone';
import type { Row } from './types';

const ANNA = '01930000-0000-7000-8000-0000000000aa';
const START = Date.parse('2026-03-01T12:00Z');

type Act = 'log' | 'edit' | 'remove' | 'sync' | 'sync and write' | 'sync twice' | 'sync, answer lost' | 'sync, server down' | 'put the server back';
interface Step {
  who: 0 | 1;
  act: Act;
  /** Which of the entries on that phone. */
  which: number;
  field: 'mg' | 'note';
  value: number;
  /** Minutes that pass; clocks of phones also go backwards. */
  minutes: number;
}

const stepOf = (...acts: Act[]): fc.Arbitrary<Step> =>
  fc.record({
    who: fc.constantFrom(0, 1),
    act: fc.constantFrom(...acts),
    which: fc.nat(3),
    field: fc.constantFrom('mg', 'note'),
    value: fc.integer({ min: 0, max: 9 }),
    minutes: fc.integer({ min: -30, max: 60 }),
  });

beforeAll(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterAll(() => vi.useRealTimers());

class World {
  readonly peer = new Peer(ANNA, 2);
  readonly opsMade = new Set<string>();
  readonly logged = new Set<string>();
  readonly removed = new Set<string>();
  private backup = this.peer.copy();

  private constructor(readonly phones: [DiaryDb, DiaryDb]) {}

  static async start() {
    vi.setSystemTime(START);
    return new World([await newPhone(ANNA), await newPhone(ANNA)]);
  }

  async take({ who, act, which, field, value, minutes }: Step) {
    vi.setSystemTime(Date.now() + minutes * 60_000);
    const phone = this.phones[who];
    const entries = await entriesOf(phone);
    const uid = entries[which % entries.length]?.uid;
    if (act === 'log') this.logged.add((await log(phone, 'caffeine', { mg: value })).uid);
    else if (act === 'edit' && uid) await edit(phone, uid, { [field]: field === 'mg' ? value : `note ${value}` });
    else if (act === 'remove' && uid) await this.remove(phone, uid);
    else if (act === 'put the server back') this.putBack();
    else if (act === 'sync and write') await this.syncAndWrite(phone, uid, value);
    else if (act === 'sync twice') await Promise.all([this.sync(phone, act), this.sync(phone, act)]);
    else await this.sync(phone, act);
    for (const { op } of await phone.getAll('outbox')) this.opsMade.add(op.op);
  }

  /** The present copy is taken up again at the next call, as a nightly backup would be. */
  private putBack() {
    const before = this.backup;
    this.backup = this.peer.copy();
    this.peer.putBack(before);
  }

  private async remove(phone: DiaryDb, uid: string) {
    this.removed.add(uid);
    await remove(phone, uid);
  }

  private async syncAndWrite(phone: DiaryDb, uid: string | undefined, value: number) {
    this.peer.meanwhile = async () => {
      if (uid) await edit(phone, uid, { mg: value });
      for (const { op } of await phone.getAll('outbox')) this.opsMade.add(op.op);
    };
    await this.sync(phone, 'sync and write');
    this.peer.meanwhile = async () => undefined;
  }

  private async sync(phone: DiaryDb, act: Act) {
    this.peer.losesAnswers = act === 'sync, answer lost';
    this.peer.isDown = act === 'sync, server down';
    await synchronise(phone, this.peer).catch(() => undefined);
    this.peer.losesAnswers = this.peer.isDown = false;
  }

  async settle() {
    for (let round = 0; round < 3; round++) for (const phone of this.phones) await synchronise(phone, this.peer);
  }

  async expectAgreement() {
    const server = sorted(this.peer.live());
    for (const phone of this.phones) {
      expect(await phone.count('outbox')).toBe(0);
      expect(sorted(await entriesOf(phone))).toEqual(server);
    }
  }
}

/** The peer keeps no blanks. */
function sorted(rows: Row[]) {
  const known = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)));
  return known.sort((a, b) => String(a.uid).localeCompare(String(b.uid)));
}

test('two phones and the server agree in the end, and no op is lost', async () => {
  const steps = fc.array(stepOf('log', 'edit', 'edit', 'remove', 'sync', 'sync and write', 'sync twice', 'sync, answer lost', 'sync, server down'), {
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const world = await World.start();
      for (const step of taken) await world.take(step);
      await world.settle();
      await world.expectAgreement();
      for (const op of world.opsMade) expect(world.peer.done.has(op)).toBe(true);
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('a server that is put back again and again loses no entry', async () => {
  const steps = fc.array(stepOf('log', 'edit', 'remove', 'sync', 'sync and write', 'sync, answer lost', 'put the server back'), {
    maxLength: 25,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const world = await World.start();
      for (const step of taken) await world.take(step);
      await world.settle();
      await world.expectAgreement();
      const live = new Set(world.peer.live().map(({ uid }) => uid));
      for (const uid of world.logged) if (!world.removed.has(uid)) expect(live.has(uid)).toBe(true);
    }),
    { numRuns: 150 },
  );
}, 60_000);
