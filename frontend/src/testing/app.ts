/** The app of this page at the beginning of a test. */

import { syncNow } from '../backup/sync';
import { signUp } from '../session/signIn.svelte';
import { session } from '../state/session.svelte';
import { recognise } from '../state/who';
import { emptyDiary } from './diary';
import { Network } from './network';

export const ANNA = 'anna@example.org';

/** On an empty phone of nobody, before a server on which nobody has an account. */
export async function startAnew(): Promise<Network> {
  const network = new Network();
  network.connect();
  session.online = true;
  await emptyDiary();
  await recognise();
  return network;
}

/** The same, of Anna, who has signed up. */
export async function startSignedUp(): Promise<Network> {
  const network = await startAnew();
  await signUp(ANNA, 'password');
  await syncNow();
  network.asked.length = 0;
  return network;
}
