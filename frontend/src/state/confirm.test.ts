import { expect, test } from 'vitest';
import { Refusal } from '../server/http';
import { confirmed, confirming, NotConfirmed } from './confirm.svelte';

const WAYS = [{ id: 'reauthenticate' }, { id: 'mfa_reauthenticate', types: ['totp'] }];
const whoIsIt = () => new Refusal(401, null, [], '', 0, { data: { flows: [...WAYS, { id: 'login' }] } });

/** Refuses as long as nobody said who they are. */
function guarded() {
  const act = { calls: 0, isKnown: false };
  const work = async () => {
    act.calls += 1;
    if (!act.isKnown) throw whoIsIt();
    return 'done';
  };
  return { act, work };
}

const asked = () => expect.poll(() => confirming.asking?.ways).toEqual(WAYS);

test('what the server asks about is done once it is answered', async () => {
  const { act, work } = guarded();
  const outcome = confirmed(work);
  await asked();
  act.isKnown = true;
  confirming.asking!.settle(true);
  expect(await outcome).toBe('done');
  expect(act.calls).toBe(2);
  expect(confirming.asking).toBeNull();
});

test('who would rather not say does nothing', async () => {
  const { act, work } = guarded();
  const outcome = confirmed(work);
  await asked();
  confirming.asking!.settle(false);
  await expect(outcome).rejects.toBeInstanceOf(NotConfirmed);
  expect(act.calls).toBe(1);
  expect(confirming.asking).toBeNull();
});

test('other refusals are not asked about', async () => {
  for (const refusal of [new Refusal(401, 'not_authenticated', {}, ''), new Refusal(400, null, [], '')]) {
    await expect(confirmed(() => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(confirming.asking).toBeNull();
  }
});
