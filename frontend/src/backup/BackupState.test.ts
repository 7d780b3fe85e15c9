import 'fake-indexeddb/auto';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import EntryForm from '../logging/EntryForm.svelte';
import { signUp } from '../session/signIn.svelte';
import { session } from '../state/session.svelte';
import { log } from '../state/writing.svelte';
import { ANNA, startAnew } from '../testing/app';
import type { Network } from '../testing/network';
import { button } from '../testing/page';
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

const problems = () => [...document.querySelectorAll('.problem')].map(({ textContent }) => textContent);

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

test('each refused entry says which field, and what to do, and opens', async () => {
  const errors = { mg: ['Give a number from 0 to 2000 (mg).'], drink: ['Give one of: coffee, tea.'] };
  network.peers.set(ANNA, Object.assign(network.peerOf(ANNA), { errorsOf: () => errors }));
  await signUp(ANNA, 'password');
  const { uid } = (await log('caffeine', { mg: 9000, drink: 'mate' })).entry;
  await syncNow();
  show();
  await expect.poll(problems).toEqual(['Caffeine: Give a number from 0 to 2000 (mg).', 'Drink: Choose one of the list.']);
  button('Open and mend it')!.click();
  expect((history.state as { sheet: unknown }).sheet).toMatchObject({ name: 'entry', with: { uid } });
});

test('a blank that the server needs is asked for in the words of its form', async () => {
  await signUp(ANNA, 'password');
  await log('event', { category: 'test' });
  await syncNow();
  show();
  await expect.poll(problems).toEqual(['What: Say what it was.']);
});

test('the form of what was refused says at once what is wrong with it', async () => {
  await signUp(ANNA, 'password');
  const { kind, day, uid } = (await log('event', { category: 'test' })).entry;
  await syncNow();
  sheet = mount(EntryForm, { target: document.body, props: { kind, day, uid } });
  await expect.poll(() => document.getElementById('field-title-problem')?.textContent).toBe('Say what it was.');
});

test('what has no time opens on its own screen', async () => {
  await signUp(ANNA, 'password');
  const { uid } = (await log('plan', {})).entry;
  await syncNow();
  show();
  await expect.poll(() => button('Open and mend it')).toBeDefined();
  button('Open and mend it')!.click();
  expect(location.pathname).toBe('/plans');
  expect((history.state as { sheet: unknown }).sheet).toEqual({ name: 'plan', with: { uid } });
});

test('a field that the server does not know is nobody\'s to mend', async () => {
  network.peers.set(ANNA, Object.assign(network.peerOf(ANNA), { errorsOf: () => ({ new_one: ['Unknown field.'], another: ['Unknown field.'] }) }));
  await signUp(ANNA, 'password');
  await log('twitch', {});
  await syncNow();
  show();
  await expect.poll(problems).toEqual(['The server does not know all of this yet. It stays on this phone.']);
});
