import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Network } from '../testing/network';

const ANNA = 'anna@example.org';

// Every page loads the whole app anew.
vi.setConfig({ testTimeout: 60_000 });

let network: Network;

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  localStorage.clear();
  sessionStorage.clear();
  network = new Network();
  network.connect();
  vi.spyOn(location, 'reload').mockImplementation(() => undefined);
});

afterEach(() => vi.restoreAllMocks());

/** A page that is loaded anew, in the demo or not as the tab is marked. */
async function openPage() {
  vi.resetModules();
  const [demo, way, diary, writing, { storage }, { session }, who, { syncNow }] = await Promise.all([
    import('../device/whosePhone'),
    import('./way'),
    import('../state/diary.svelte'),
    import('../state/writing.svelte'),
    import('../store/storage'),
    import('../state/session.svelte'),
    import('../state/who'),
    import('../backup/sync'),
  ]);
  return { demo: { ...demo, ...way }, ...diary, ...writing, storage, session, ...who, syncNow };
}

/** Everything that a database holds, as text; nothing of one that was never made. */
async function contents(name: string): Promise<string> {
  if (!(await indexedDB.databases()).some((database) => database.name === name)) return '';
  const { openDiary } = await import('../store/db');
  const db = await openDiary(name);
  const all = await Promise.all((['records', 'outbox', 'meta', 'kept'] as const).map((store) => db.getAll(store as never)));
  db.close();
  return JSON.stringify(all);
}

const isMarked = () => sessionStorage.getItem('quiver-demo') !== null;

const fill = async () => (await import('./prepare')).prepareDemo();

async function enter() {
  (await openPage()).demo.enterDemo();
  return openPage();
}

test('the demo lies in a database of its own, and one’s own stays as it was', async () => {
  const own = await openPage();
  await own.log('twitch', { note: 'my own calf' });
  const before = await contents('quiver');
  const page = await enter();
  expect(page.demo.isDemo).toBe(true);
  await page.log('twitch', { note: 'tried out' });
  const { uid } = (await page.entriesBetween('2000-01-01', '2100-01-01'))[0]!;
  await page.edit(uid, { note: 'changed' });
  await page.remove(uid);
  expect(await contents('quiver')).toBe(before);
  expect(await contents('quiver-demo')).toContain('tried out');
  expect(await contents('quiver-demo')).not.toContain('my own calf');
});

test('what it is filled with waits for no backup', async () => {
  const page = await enter();
  await fill();
  const db = await page.storage();
  expect(await db.count('records')).toBeGreaterThan(500);
  expect(await db.count('outbox')).toBe(0);
});

test('while it is being made, that is said', async () => {
  await enter();
  const isSaid = () => document.body.textContent.includes('Making the demo diary');
  const said = new Promise<boolean>((resolve) => {
    new MutationObserver(() => isSaid() && resolve(true)).observe(document.body, { childList: true });
  });
  await fill();
  expect(await said).toBe(true);
  expect(isSaid()).toBe(false);
});

test('no request leaves it, though somebody is signed in', async () => {
  network.signedIn = ANNA;
  const page = await enter();
  await page.recognise();
  await page.log('twitch', {});
  await page.syncNow();
  const { json, Unreachable } = await import('../server/http');
  await expect(json('GET', '/api/v1/me')).rejects.toBeInstanceOf(Unreachable);
  expect(page.session.state).toBe('anonymous');
  expect(network.asked).toEqual([]);
});

test('even an account in its database gets nothing', async () => {
  const page = await enter();
  const { durably, updatePhone } = await import('../store/db');
  await durably(await page.storage(), (tx) => updatePhone(tx, { account: ANNA }));
  network.signedIn = ANNA;
  await page.log('twitch', {});
  await page.recognise();
  await page.syncNow();
  expect(network.asked).toEqual([]);
});

test('what is chosen in it, such as calm mode, is not chosen for one’s own', async () => {
  const page = await enter();
  const { choose } = await import('../state/choose');
  await choose({ calm: true });
  page.demo.leaveDemo();
  await openPage();
  const { preferences } = await import('../registry/preferences.svelte');
  expect(preferences.calm).toBe(false);
  expect(JSON.stringify(localStorage)).toBe('{}');
});

test('who leaves it finds their own, and nothing of it is left', async () => {
  await (await openPage()).log('twitch', { note: 'my own calf' });
  const page = await enter();
  await page.log('twitch', { note: 'tried out' });
  (await page.storage()).close();
  page.demo.leaveDemo('/account/new');
  expect([isMarked(), location.pathname]).toEqual([false, '/account/new']);
  const own = await openPage();
  await own.demo.sweepDemo();
  expect(await contents('quiver-demo')).toBe('');
  expect((await own.entriesBetween('2000-01-01', '2100-01-01')).map(({ note }) => note)).toEqual(['my own calf']);
});

test('two tabs keep to their own', async () => {
  const demoTab = await enter();
  sessionStorage.clear();
  const ownTab = await openPage();
  await demoTab.log('twitch', { note: 'tried out' });
  await ownTab.log('twitch', { note: 'my own calf' });
  expect(await contents('quiver')).toContain('my own calf');
  expect(await contents('quiver')).not.toContain('tried out');
  expect(await contents('quiver-demo')).not.toContain('my own calf');
  expect(ownTab.diary.unsent).toBe(1);
});

test('it is filled once, and again only when nothing is left', async () => {
  const page = await enter();
  await fill();
  const count = await (await page.storage()).count('records');
  await page.log('twitch', {});
  const again = await openPage();
  await fill();
  expect(await (await again.storage()).count('records')).toBe(count + 1);
});

test.each([
  ['/?do=twitch', true],
  ['/#checkin', true],
  ['/account', true],
  ['/account/new', true],
  ['/settings/security', true],
  ['/', false],
  ['/settings', false],
  ['/insights', false],
])('%s is a matter of one’s own: %s', async (path, own) => {
  const { demo } = await openPage();
  expect(demo.isOwnMatter(path)).toBe(own);
});
