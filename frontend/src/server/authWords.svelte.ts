import { Refusal, Unreachable } from './http';
import { isGivenUp, isThereAlready } from './passkey';

/** What is wrong, in words, by field; `form` for the whole. Empty when it worked. */
export type Problems = Record<string, string>;

/** Nothing is pending any more: the server gave up on it. */
export const isOver = (error: unknown) => error instanceof Refusal && error.status === 409 && !error.code;

/** Why the sign-in service, or a passkey, said no. */
export function inWords(error: unknown): Problems {
  if (isGivenUp(error)) return { form: 'No passkey was used. You can try again, or go another way.' };
  if (isThereAlready(error)) return { form: 'This phone holds a passkey for your account already.' };
  if (error instanceof Unreachable) return { form: "Can't reach the server. Try again when there is a connection." };
  if (!(error instanceof Refusal)) throw error;
  if (isOver(error)) return { form: 'That was one attempt too many, or it took too long. Start again.' };
  if (error.status === 429) return { form: 'Too many attempts. Wait a few minutes, then try again.' };
  if (error.code === 'mail_away') return { form: "The server can't send mail just now, so there is no code and nothing was changed. Check the address, and try again in a minute." };
  if (error.status === 401) return { form: 'You were signed out. Sign in again, then go on here.' };
  const problems = byField(error);
  return Object.keys(problems).length ? problems : { form: 'The server refused this. Try again later.' };
}

function byField({ errors }: Refusal): Problems {
  if (Array.isArray(errors)) return Object.fromEntries(errors.map(({ param, message }) => [param ?? 'form', message]));
  return Object.fromEntries(Object.entries(errors).map(([field, messages]) => [field, messages.join(' ')]));
}
