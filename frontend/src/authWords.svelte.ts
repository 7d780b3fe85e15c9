import { Refusal, Unreachable } from './http';
import { isGivenUp, isThereAlready } from './passkey';

/** What is wrong, in words, by field; `form` for the whole. Empty when it worked. */
export type Problems = Record<string, string>;

/** Why the sign-in service, or a passkey, said no. */
export function inWords(error: unknown): Problems {
  if (isGivenUp(error)) return { form: 'No passkey was used. You can try again, or go another way.' };
  if (isThereAlready(error)) return { form: 'This phone holds a passkey for your account already.' };
  if (error instanceof Unreachable) return { form: "Can't reach the server. Try again when there is a connection." };
  if (!(error instanceof Refusal)) throw error;
  if (error.status === 429) return { form: 'Too many attempts. Wait a few minutes, then try again.' };
  const list = Array.isArray(error.errors) ? error.errors : [];
  const byField = Object.fromEntries(list.map(({ param, message }) => [param ?? 'form', message]));
  return list.length ? byField : { form: 'The server refused this. Try again later.' };
}
