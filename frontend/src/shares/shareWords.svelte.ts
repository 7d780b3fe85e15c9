import { whenName } from '../time/when';
import type { Share, Step } from './calls';

/** How many wrong passcodes a link bears. */
const TRIES = 10;

export function stepWords(step: Step): string {
  if (step === 'making') return /* @wc-include */ 'Making the page. This can take some seconds.';
  return step === 'encrypting' ? /* @wc-include */ 'Encrypting it on this phone.' : /* @wc-include */ 'Sending it, encrypted.';
}

/** Until when it works, or why it doesn't any more. */
export function stateWords({ state, expires_at, ended_at, has_passcode, tries_left }: Share): string {
  if (state === 'ended') return /* @wc-include */ `You ended it on ${whenName(ended_at ?? expires_at)}.`;
  if (state === 'expired') return /* @wc-include */ `Expired on ${whenName(expires_at)}.`;
  if (state === 'too_many_tries') return /* @wc-include */ 'Ended after too many wrong passcodes.';
  const until = /* @wc-include */ `Works until ${whenName(expires_at)}.`;
  if (!has_passcode) return until;
  if (tries_left === TRIES) return /* @wc-include */ `${until} With a passcode.`;
  return tries_left === 1 ? /* @wc-include */ `${until} With a passcode; 1 try left.` : /* @wc-include */ `${until} With a passcode; ${tries_left} tries left.`;
}

export function seenWords({ seen, views }: Share): string {
  const [last] = views;
  if (!last) return /* @wc-include */ 'Not opened yet.';
  return seen === 1 ? /* @wc-include */ `Opened once, on ${whenName(last.at)}.` : /* @wc-include */ `Opened ${seen} times, last on ${whenName(last.at)}.`;
}
