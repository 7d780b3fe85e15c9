import 'fake-indexeddb/auto';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { signIn, signUp } from '../session/signIn.svelte';
import { signOut } from '../session/signOut';
import { log } from '../state/writing.svelte';
import { ANNA, startAnew } from '../testing/app';
import type { Network } from '../testing/network';
import { button } from '../testing/page';
import Today from '../today/Today.svelte';
import { syncNow } from './sync';

let network: Network;
let screen: object;

beforeEach(async () => {
  network = await startAnew();
});

afterEach(() => unmount(screen));

function saysOfBackup() {
  flushSync();
  return document.querySelector('header .state span')!.textContent;
}

const dose = () => button('B12')?.querySelector('.note')?.textContent;

test('a phone that the diary is on its way to says neither that all is backed up nor that this is the first dose', async () => {
  const peer = Object.assign(network.peerOf(ANNA), { pageSize: 1 });
  await signUp(ANNA, 'password');
  await log('b12', { mcg: 1000, form: 'hydroxocobalamin', route: 'oral' });
  await log('twitch', {});
  await syncNow();
  await signOut();

  screen = mount(Today, { target: document.body });
  await expect.poll(dose).toBe('First dose');
  const seen: unknown[] = [];
  peer.meanwhile = async () => void seen.push([saysOfBackup(), dose()]);
  await signIn(ANNA, 'password');
  await syncNow();
  expect(seen.slice(0, 3)).toEqual(Array(3).fill(['Fetching your diary', '']));
  await expect.poll(saysOfBackup).toBe('Backed up');
  await expect.poll(dose).toBe('1 mg hydroxo\u00adcobalamin');
});

test('what the server refused is said to need mending', async () => {
  network.peers.set(ANNA, Object.assign(network.peerOf(ANNA), { errorsOf: () => ({ mg: ['Give a number from 0 to 2000 (mg).'] }) }));
  await signUp(ANNA, 'password');
  await log('caffeine', { mg: 9000 });
  await syncNow();
  screen = mount(Today, { target: document.body });
  await expect.poll(saysOfBackup).toBe('Something to mend');
});
