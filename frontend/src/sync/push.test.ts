import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Push } from '../registry/types';
import { Refusal } from '../server/http';
import { phoneOf, type DiaryDb } from '../store/db';
import type { Peer } from '../testing/peer';
import { edit, log, twoPhones } from '../testing/phone';
import { synchronise } from './exchange';
import { TooLarge, type Server } from './protocol';
import { askAgain } from './push';

const HOUR = 3_600_000;

let peer: Peer;
let phone: DiaryDb;

beforeEach(async () => {
  ({ peer, phone } = await twoPhones());
});

afterEach(() => vi.useRealTimers());

const sync = () => synchronise(phone, peer);
const waiting = () => phone.getAll('outbox');
const sizes = () => peer.pushes.map(({ ops }) => ops.length);
const notes = () => peer.live().map((entry) => (entry as { note?: unknown }).note);

async function logAll(...some: string[]) {
  for (const note of some) await log(phone, 'twitch', { note });
}

const letters = ({ ops }: Push) => JSON.stringify(ops).length;

test('a push names the journal that its bases belong to', async () => {
  await logAll('a');
  await sync();
  await sync();
  expect(peer.pushes.map(({ epoch }) => epoch)).toEqual([undefined, peer.epoch]);
});

test('a batch that is too large is halved until it fits, and grows again', async () => {
  const tried: number[] = [];
  peer.refuses = ({ ops }) => {
    tried.push(ops.length);
    return ops.length > 3 ? new TooLarge() : null;
  };
  await logAll(...'abcdefghij');
  await sync();
  expect(tried).toEqual([10, 5, 3, 6, 3, 4, 2, 2]);
  expect(notes()).toEqual([...'abcdefghij']);
});

test('an entry that is too large by itself is kept and explained, and blocks no other', async () => {
  peer.refuses = (push) => (letters(push) > 2000 ? new TooLarge() : null);
  await logAll('a', 'x'.repeat(3000), 'b', 'c');
  await sync();
  expect(notes()).toEqual(['a', 'b', 'c']);
  expect(await waiting()).toEqual([expect.objectContaining({ errors: {}, tooLarge: true })]);
  expect((await phoneOf(phone)).lastBackup).toBeNull();
  const sent = peer.pushes.length;
  await sync();
  expect(sizes().slice(sent)).toEqual([0]);
});

test('an entry that was too large goes once it is shorter', async () => {
  peer.refuses = (push) => (letters(push) > 2000 ? new TooLarge() : null);
  await logAll('x'.repeat(3000));
  await sync();
  const [item] = await waiting();
  await edit(phone, item!.op.uid, { note: 'short' });
  await sync();
  expect(await waiting()).toEqual([]);
  expect(notes()).toEqual(['short']);
});

test('what was too large is tried again when asked: what stood before the server may have been mended', async () => {
  peer.refuses = ({ ops }) => (ops.length ? new TooLarge() : null);
  await logAll('a');
  await sync();
  expect(await waiting()).toHaveLength(1);
  peer.refuses = () => null;
  await askAgain(phone);
  await sync();
  expect(notes()).toEqual(['a']);
});

test('a session that ends between two batches keeps what was not answered', async () => {
  await logAll('a', 'b');
  const [first] = await waiting();
  await edit(phone, first!.op.uid, { note: 'edited' });
  peer.refuses = () => (peer.pushes.length ? new Refusal(401, 'not_authenticated', {}, '') : null);
  await expect(sync()).rejects.toThrow(Refusal);
  expect(notes()).toEqual(['a', 'b']);
  expect((await waiting()).map(({ op }) => op.set)).toEqual([{ note: 'edited' }]);
  peer.refuses = () => null;
  await sync();
  expect(await waiting()).toEqual([]);
  expect(notes()).toEqual(['edited', 'b']);
});

test('an op that was held goes again', async () => {
  let asked = 0;
  const holding: Server = {
    pull: (cursor) => peer.pull(cursor),
    check: (cursor) => peer.check(cursor),
    async push(body) {
      if (asked++) return peer.push(body);
      const [first, ...others] = body.ops;
      const answer = await peer.push({ ...body, ops: others });
      return { ...answer, results: [{ op: first!.op, status: 'held', rev: null }, ...answer.results] };
    },
  };
  await logAll('a', 'b');
  await synchronise(phone, holding);
  expect(await waiting()).toEqual([]);
  expect(notes()).toEqual(['b', 'a']);
});

test('each batch tells the clock of the moment at which it is sent', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await logAll('a');
  const { op } = (await waiting())[0]!;
  await edit(phone, op.uid, { note: 'edited' });
  const start = Date.now();
  peer.meanwhile = async () => void vi.setSystemTime(start + HOUR);
  await sync();
  expect(peer.pushes.map(({ now }) => Date.parse(now) - start)).toEqual([0, HOUR]);
  expect(Date.parse(op.edited_at)).toBeLessThanOrEqual(start);
});
