import { afterEach, expect, test } from 'vitest';
import { hasLock } from '../device/whosePhone';
import { session } from '../state/session.svelte';
import { button, clear, show, submit, tap, type } from '../testing/page';
import ScreenLock from './ScreenLock.svelte';

const field = () => document.querySelector<HTMLInputElement>('#new-pin');

afterEach(() => {
  clear();
  localStorage.clear();
});

function open(account: string | null) {
  Object.assign(session, { state: account ? 'signed_in' : 'anonymous', account });
  show(ScreenLock, {});
}

test('who could not get back in after forgetting the PIN gets no lock', () => {
  open(null);
  expect(field()).toBeNull();
  expect(button('Create an account')).toBeDefined();
});

test('the PIN can be seen as it is typed, and locks', async () => {
  open('anna@example.org');
  expect(field()!.type).toBe('password');
  tap('Show');
  expect(field()!.type).toBe('text');
  type('new-pin', '2580');
  submit();
  await expect.poll(hasLock).toBe(true);
});
