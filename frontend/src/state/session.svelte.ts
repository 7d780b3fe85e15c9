import { closeSession, me, openAccount, openSession } from '../api';
import { wipe } from '../db';
import { Refusal, Unreachable } from '../http';
import { storage } from '../storage';
import { alone, syncNow } from '../sync';
import { changed, diary } from './diary.svelte';
import { restorePreferences } from './preferences.svelte';
import { claim, endSession, session, show } from './who.svelte';

export { session };

/** What is wrong, in words, by field; `form` for the whole. Empty when it worked. */
export type Problems = Record<string, string>;

export async function signUp(email: string, password: string): Promise<Problems> {
  if (session.account) return ownedBy(session.email);
  return enter(() => openAccount(email, password));
}

export function signIn(email: string, password: string): Promise<Problems> {
  return enter(() => openSession(email, password));
}

/**
 * Backs up, empties the phone and ends the session. Says how many entries are not backed up: with any, and
 * without `giveUp`, nothing happens.
 */
export async function signOut({ giveUp = false } = {}): Promise<number> {
  if (!giveUp) await syncNow();
  let isEmptied = false;
  // Another tab may have written since.
  await alone(async () => {
    isEmptied = await wipe(await storage(), true, !giveUp);
  });
  if (isEmptied) {
    await restorePreferences();
    show({ account: null, email: null }, 'anonymous');
    await endSession().catch(() => undefined); // Without a connection at the next start.
  }
  await changed();
  return diary.unsent;
}

async function enter(open: () => Promise<unknown>): Promise<Problems> {
  try {
    await open().catch(async (error: unknown) => {
      if (!isAlreadyIn(error)) throw error;
      await closeSession();
      await open();
    });
    if (!(await claim(await me()))) {
      await closeSession();
      return ownedBy(session.email);
    }
    await changed();
    void syncNow();
    return {};
  } catch (error) {
    return inWords(error);
  }
}

/** A session of somebody else, or of a sign-out without a connection, is still open in this browser. */
function isAlreadyIn(error: unknown): boolean {
  return error instanceof Refusal && error.status === 409;
}

function ownedBy(email: string | null): Problems {
  const whose = email ?? 'somebody else';
  return { form: `This phone holds the diary of ${whose}. Nothing was sent. Sign in as ${whose}, and sign out first.` };
}

function inWords(error: unknown): Problems {
  if (error instanceof Unreachable) return { form: "Can't reach the server. Try again when there is a connection." };
  if (!(error instanceof Refusal)) throw error;
  if (error.status === 429) return { form: 'Too many attempts. Wait a few minutes, then try again.' };
  const list = Array.isArray(error.errors) ? error.errors : [];
  const byField = Object.fromEntries(list.map(({ param, message }) => [param ?? 'form', message]));
  return list.length ? byField : { form: 'The server refused this. Try again later.' };
}
