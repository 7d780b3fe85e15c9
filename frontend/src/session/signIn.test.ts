import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { session } from '../state/session.svelte';
import { ANNA, startAnew } from '../testing/app';
import { respond, type Network } from '../testing/network';
import { entering, giveCode, resume, signIn, signUp, startAgain } from './signIn.svelte';

const STEP = { id: 'mfa_authenticate', is_pending: true, types: ['totp'] };

let network: Network;

beforeEach(async () => {
  network = await startAnew();
  Object.assign(entering, { step: null, lost: null });
  localStorage.clear();
});

const pending = (...flows: object[]) => respond(401, { status: 401, data: { flows }, meta: { is_authenticated: false } });

test('a sign-in that takes another step says which, and nobody is in before it', async () => {
  network.always = pending({ id: 'login' }, STEP);
  expect(await signIn(ANNA, 'password')).toEqual({});
  expect(entering.step).toEqual(STEP);
  expect(session.state).toBe('anonymous');
});

test('a wrong code is said at its field, and the step stays', async () => {
  network.always = pending(STEP);
  await signIn(ANNA, 'password');
  network.always = respond(400, { status: 400, errors: [{ message: 'Incorrect code.', code: 'incorrect_code', param: 'code' }] });
  expect(await giveCode('000000')).toEqual({ code: 'Incorrect code.' });
  expect(entering.step).toEqual(STEP);
});

test('where the server gave up on it, the sign-in begins again and says why', async () => {
  network.always = pending(STEP);
  await signIn(ANNA, 'password');
  network.always = respond(409, { status: 409 });
  const why = 'That was one attempt too many, or it took too long. Start again.';
  expect(await giveCode('000000')).toEqual({ form: why });
  expect(entering).toEqual({ step: null, lost: why });
});

test('a step that was left open is found again, but no step of something else', async () => {
  network.always = pending(STEP);
  await signIn(ANNA, 'password');
  entering.step = null;
  await resume();
  expect(entering.step).toEqual(STEP);
  network.always = pending({ id: 'password_reset_by_code', is_pending: true });
  await resume();
  expect(entering.step).toBeNull();
});

test('a sign-in left open waits for the network', async () => {
  network.always = pending(STEP);
  await signIn(ANNA, 'password');
  network.isOffline = true;
  await resume().catch(() => undefined);
  network.isOffline = false;
  entering.step = null;
  await resume();
  expect(entering.step).toEqual(STEP);
});

test('where no sign-in was begun, or it was ended, the server is not asked about one', async () => {
  network.asked.length = 0;
  await resume();
  network.always = pending(STEP);
  await signIn(ANNA, 'password');
  await startAgain();
  network.asked.length = 0;
  await resume();
  expect(network.asked).toEqual([]);
});

test('starting again ends what was begun, with and without a connection', async () => {
  entering.step = STEP;
  network.asked.length = 0;
  await startAgain();
  expect(network.asked).toContain('DELETE /_allauth/browser/v1/auth/session');
  entering.step = STEP;
  network.isOffline = true;
  await startAgain();
  expect(entering.step).toBeNull();
});

test('a server that is closed says so', async () => {
  network.always = respond(403, { status: 403 });
  expect(await signUp(ANNA, 'password')).toEqual({ form: 'This server takes no new accounts. Ask whoever runs it.' });
});
