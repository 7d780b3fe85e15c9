import { beforeEach, expect, test, vi } from 'vitest';
import { Network, respond } from '../testing/network';
import { Refusal, request, Unreachable } from './http';

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

test('nor is one that can send no mail just now', async () => {
  network.always = respond(503, { code: 'mail_away', title: "The server can't send mail" });
  expect(await report()).toMatchObject({ status: 503, code: 'mail_away' });
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

test.each([
  ['120', 120_000],
  ['0', 0],
  ['', 0],
  ['soon', 0],
  ['Sun, 01 Mar 2026 12:01:00 GMT', 60_000],
  ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
])('a server that asks to be left alone says for how long: %s', async (asked, wait) => {
  vi.useFakeTimers({ now: Date.parse('2026-03-01T12:00Z'), toFake: ['Date'] });
  const headers = { 'Retry-After': asked };
  network.always = new Response('{"code": "busy"}', { status: 503, headers });
  expect(await report()).toMatchObject({ status: 503, retryAfter: wait });
  network.always = new Response('', { status: 503, headers });
  expect(await report()).toEqual(new Unreachable('', wait));
  network.always = new Response('{}', { status: 429, headers });
  expect(await report()).toMatchObject({ status: 429, retryAfter: wait });
  vi.useRealTimers();
});

test('no connection is no answer', async () => {
  network.isOffline = true;
  expect(await report()).toEqual(new Unreachable());
});
