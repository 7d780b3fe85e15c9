import 'fake-indexeddb/auto';
import { forceCloseDatabase, IDBFactory } from 'fake-indexeddb';
import { unwrap } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openReleased } from '../testing/released';

const NEWER = 'A newer version of Quiver was opened on this phone. Reload this one.';

beforeEach(() => {
  vi.resetModules();
  globalThis.indexedDB = new IDBFactory();
});

afterEach(() => vi.restoreAllMocks());

/** A tab of its own, with nothing loaded before. */
async function openTab() {
  const [{ diary }, { log }, { storage }, { count }] = await Promise.all([
    import('../state/diary.svelte'),
    import('../state/writing.svelte'),
    import('./storage'),
    import('../count/underWay.svelte'),
  ]);
  return { diary, log, storage, count };
}

/** Some other version of the app, in another tab. */
function openVersion(version: number): Promise<IDBDatabase> {
  return new Promise((resolve) => {
    const request = indexedDB.open('quiver', version);
    request.onsuccess = () => resolve(request.result);
  });
}

const until = (condition: () => unknown, expected: unknown) => expect.poll(condition).toEqual(expected);

test('a browser that stores nothing is named', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('', 'SecurityError');
  });
  const { diary } = await openTab();
  await until(() => diary.problem, 'This phone does not let Quiver store anything. A private window is the most common reason.');
  expect(diary.ready).toBe(false);
});

test('a phone without room for a first entry is named', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('', 'QuotaExceededError');
  });
  const { diary } = await openTab();
  await until(() => diary.problem, 'There is no room left on this phone, so Quiver can store nothing. Free some space, then open it again.');
});

test('a diary of a newer version is not opened, and not touched', async () => {
  (await openVersion(99)).close();
  const { diary } = await openTab();
  await until(() => diary.problem, NEWER);
  expect((await openVersion(99)).version).toBe(99);
});

test('an older version in another tab is waited for', async () => {
  const old = await openReleased('quiver', 1);
  const { diary } = await openTab();
  await until(() => diary.problem, 'Quiver is open in another tab, in an older version. Save what you are writing there, or close that tab.');
  old.close();
  await until(() => diary.ready && diary.problem, null);
  expect(diary.unsent).toBe(2);
});

test('a newer version in another tab waits until nothing that was entered here can be lost', async () => {
  const { diary, storage, count } = await openTab();
  await until(() => diary.ready, true);
  count.counting = {} as never;
  let opened = false;
  void openVersion(99).then(() => (opened = true));
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(opened).toBe(false);
  expect(await (await storage()).count('records')).toBe(0);
  count.counting = null;
  await until(() => opened, true);
  await until(() => diary.problem, NEWER);
});

test('a storage that the browser closed is opened again', async () => {
  const { diary, storage, log } = await openTab();
  const first = await storage();
  forceCloseDatabase(unwrap(first) as never);
  await until(() => diary.ready && diary.problem, null);
  await log('twitch', {});
  expect(await storage()).not.toBe(first);
  expect(await (await storage()).count('records')).toBe(1);
});
