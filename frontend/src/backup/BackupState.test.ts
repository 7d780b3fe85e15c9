import 'fake-indexeddb/auto';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { signUp } from '../session/signIn.svelte';
import { session } from '../state/session.svelte';
import { log } from '../state/writing.svelte';
import { ANNA, startAnew } from '../testing/app';
import type { Network } from '../testing/network';
import { MS_A_DAY } from '../time/days';
import BackupState from './BackupState.svelte';
import { syncNow } from './sync';

let network: Network;
let sheet: object;

beforeEach(async () => {
  network = await startAnew();
});

afterEach(() => {
  vi.useRealTimers();
  unmount(sheet);
});

function lines(): string[] {
  flushSync();
  return [...document.querySelectorAll('.body p')].map(({ textContent }) => textContent!.replace(/\s+/g, ' ').trim());
}

function show() {
  sheet = mount(BackupState, { target: document.body });
  return lines();
}

test('a failure is said once', async () => {
  await signUp(ANNA, 'password');
  await syncNow();
  network.isOffline = true;
  await log('twitch', {});
  await log('twitch', {});
  await syncNow();
  expect(show().slice(1, 2)).toEqual(["Can't reach the server. Your entries stay on this phone."]);
  expect(lines()[0]).toMatch(/^2 entries are on this phone only\. Backed up at/);
  expect(lines()).toHaveLength(3);
});

test('what waits for two days asks to go online', async () => {
  await signUp(ANNA, 'password');
  await syncNow();
  session.online = false;
  await log('twitch', {});
  expect(show()[1]).toBe('Saved on this phone. It will be backed up when there is a connection.');
  unmount(sheet);
  vi.useFakeTimers({ now: Date.now() + 2 * MS_A_DAY + 1, toFake: ['Date'] });
  expect(show()[1]).toBe('Open the app online once, or save them to a file.');
});

test('each refused entry says why, and opens', async () => {
  network.peers.set(ANNA, Object.assign(network.peerOf(ANNA), { errorsOf: () => ({ mg: ['Give a number from 0 to 2000 (mg).'] }) }));
  await signUp(ANNA, 'password');
  const { uid } = (await log('caffeine', { mg: 9000 })).entry;
  await syncNow();
  show();
  await expect.poll(() => lines().join(' ')).toContain('Caffeine: Give a number from 0 to 2000 (mg).');
  document.querySelector<HTMLElement>('.row')!.click();
  expect((history.state as { sheet: unknown }).sheet).toMatchObject({ name: 'entry', with: { uid } });
});
