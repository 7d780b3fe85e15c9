import { beforeEach, expect, test } from 'vitest';
import { Refusal, request, Unreachable } from './http';
import { Network, respond } from './testing/network';

let network: Network;

beforeEach(() => {
  network = new Network();
  network.connect();
});

const report = () => request('GET', '/api/v1/report.pdf').catch((error: unknown) => error);

test('a busy server is not one that is down', async () => {
  network.always = respond(503, { code: 'busy', title: 'Other reports are being made' });
  expect(await report()).toMatchObject({ status: 503, code: 'busy' });
  expect(await report()).toBeInstanceOf(Refusal);
});

test.each([500, 502, 503])('a %s with nothing to say is no answer', async (status) => {
  network.always = new Response('<h1>Bad gateway</h1>', { status });
  expect(await report()).toBeInstanceOf(Unreachable);
});

test('a refusal says which field is wrong, and why', async () => {
  const errors = { to: ['Ask for at most ten years.'] };
  network.always = respond(400, { code: 'invalid', title: 'Bad input', errors });
  expect(await report()).toMatchObject({ status: 400, errors, message: 'Ask for at most ten years.' });
});

test('no connection is no answer', async () => {
  network.isOffline = true;
  expect(await report()).toEqual(new Unreachable('No answer from the server.'));
});
