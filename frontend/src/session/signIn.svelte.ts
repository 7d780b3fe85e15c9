import { syncNow } from '../backup/sync';
import { isHalfDone, markHalfDone } from '../device/whosePhone';
import { closeSession, me } from '../server/api';
import * as auth from '../server/auth';
import { inWords, isOver, type Problems } from '../server/authWords.svelte';
import { Refusal, type Flow } from '../server/http';
import { makePasskey, showPasskey } from '../server/passkey';
import { changed } from '../state/diary.svelte';
import { session } from '../state/session.svelte';
import { claim } from '../state/who';
import { chooseShared } from './sharedPhone.svelte';

/** What the sign-in that was begun waits for; and why the server gave up on it. */
export const entering = $state<{ step: Flow | null; lost: string | null }>({ step: null, lost: null });

const STEPS = ['verify_email', 'mfa_authenticate', 'mfa_signup_webauthn'];

export const signUp = (email: string, password: string, invitation = '') => whereNobodyIs(() => auth.openAccount({ email, password, invitation }));

/** The passkey itself is made in a later step, once the address is known to be theirs. */
export const signUpByPasskey = (email: string, invitation = '') => whereNobodyIs(() => auth.beginPasskeyAccount({ email, invitation }));

export const signIn = (email: string, password: string) => enter(fresh(() => auth.openSession(email, password)));

export const signInByPasskey = () => enter(fresh(() => showAt('login')));

export async function resetPassword(code: string, email: string, password: string): Promise<Problems> {
  try {
    await auth.resetPassword(code, password);
  } catch (error) {
    return inWords(error);
  }
  return signIn(email, password);
}

// --- The steps after the first ---

export const giveCode = (code: string) => enter(() => auth.sendSecondCode(code));

export const showSecondPasskey = () => enter(() => showAt('authenticate'));

export const verifyEmail = (code: string) => enter(() => auth.verifyEmail(code));

export const makeFirstPasskey = (name: string) =>
  enter(async () => auth.finishPasskeyAccount(name, await makePasskey(await auth.passkeyForAccount())));

/** Takes up a sign-in that was left half done, as by a look into the mail. Where none was, nobody is asked. */
export async function resume(): Promise<void> {
  if (!isHalfDone()) return;
  try {
    await auth.askSession();
    waitFor(null);
  } catch (error) {
    if (error instanceof Refusal) waitFor(knownStep(error));
  }
}

export async function startAgain(): Promise<void> {
  waitFor(null);
  await closeSession().catch(() => undefined); // The next attempt replaces it.
}

function waitFor(step: Flow | null): void {
  entering.step = step;
  markHalfDone(step !== null);
}

// --- How they enter ---

async function whereNobodyIs(open: () => Promise<unknown>): Promise<Problems> {
  if (session.account) return ownedBy(session.email);
  return enter(fresh(open));
}

async function showAt(door: auth.Door) {
  await auth.sendPasskey(door, await showPasskey(await auth.passkeyAsked(door)));
}

/** A session of somebody else, or of a sign-out without a connection, may still be open in this browser. */
function fresh(open: () => Promise<unknown>) {
  return async () => {
    await open().catch(async (error: unknown) => {
      if (!(error instanceof Refusal && error.status === 409)) throw error;
      await closeSession();
      await open();
    });
  };
}

async function enter(open: () => Promise<unknown>): Promise<Problems> {
  entering.lost = null;
  try {
    await open();
    return await take();
  } catch (error) {
    const step = knownStep(error);
    if (!step) return refused(error);
    waitFor(step);
    return {};
  }
}

function refused(error: unknown): Problems {
  if (isOver(error)) {
    const problems = inWords(error);
    waitFor(null);
    entering.lost = problems.form ?? null;
    return problems;
  }
  if (error instanceof Refusal && error.status === 403) return { form: 'This server takes no new accounts. Ask whoever runs it.' };
  return inWords(error);
}

async function take(): Promise<Problems> {
  if (!(await claim(await me()))) {
    await closeSession();
    return ownedBy(session.email);
  }
  waitFor(null);
  if (session.isShared) chooseShared(true);
  await changed();
  void syncNow();
  return {};
}

function knownStep(error: unknown): Flow | null {
  const step = auth.pendingIn(error);
  return step && STEPS.includes(step.id) ? step : null;
}

function ownedBy(email: string | null): Problems {
  const whose = email ?? /* @wc-include */ 'somebody else';
  return { form: `This phone holds the diary of ${whose}. Nothing was sent. Sign in as ${whose}, and sign out first.` };
}
