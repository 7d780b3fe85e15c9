import 'fake-indexeddb/auto';
import { afterEach, expect, test } from 'vitest';
import { session } from '../state/session.svelte';
import { respond } from '../testing/network';
import { clear, show } from '../testing/page';
import Reminders from './Reminders.svelte';

const NONE = {
  plans_at: null, checkin_at: null, function_check_at: null, function_check_on: 6,
  quiet_from: null, quiet_to: null, most_a_day: 3, calendar: false, mail: false, by_email: false, push_key: '',
};
const UNTIL = 'None is on until you choose it.';

afterEach(clear);

test('that none is on is said until one is', async () => {
  Object.assign(session, { state: 'signed_in', online: true });
  globalThis.fetch = (async (_: string, { body }: RequestInit) => respond(200, { ...NONE, ...JSON.parse(String(body ?? '{}')) })) as typeof fetch;
  document.cookie = 'csrftoken=token';
  show(Reminders, { hasAccount: true });
  await expect.poll(() => document.body.textContent).toContain(UNTIL);
  document.querySelector<HTMLInputElement>('.tick input')!.click();
  await expect.poll(() => document.body.textContent).not.toContain(UNTIL);
  expect(document.body.textContent).toContain('All they say is “Time for your diary”.');
});
