import type { AccessEvent } from '../server/apiAccount';
import { agentNames } from './agent';

/** What was done, and by whom if it was not the app. */
export function actWords({ act, through }: AccessEvent): string {
  if (act === 'token_made') return `A token was made: ${through}`;
  if (act === 'token_ended') return `A token was ended: ${through}`;
  if (act === 'support_looked') return `Somebody who runs the server looked at your records: ${through}`;
  if (act === 'support_changed') return `Somebody who runs the server changed your account: ${through}`;
  return through ? /* @wc-include */ `${plainWords(act)} With the token: ${through}` : plainWords(act);
}

function plainWords(act: string): string {
  const words: Record<string, string> = {
    signed_in: /* @wc-include */ 'You signed in.',
    sign_in_failed: /* @wc-include */ 'Somebody gave a wrong password or code.',
    email_changed: /* @wc-include */ 'The e-mail address was changed.',
    password_changed: /* @wc-include */ 'The password was changed.',
    second_factor_added: /* @wc-include */ 'A passkey or an authenticator app was added.',
    second_factor_removed: /* @wc-include */ 'A passkey or an authenticator app was removed.',
    recovery_codes_made: /* @wc-include */ 'New recovery codes were made.',
    report_made: /* @wc-include */ 'A page for the clinician was made.',
    exported: /* @wc-include */ 'The diary was downloaded.',
    share_made: /* @wc-include */ 'You made a link to your page.',
    share_ended: /* @wc-include */ 'You ended a link to your page.',
    share_opened: /* @wc-include */ 'Somebody opened a link that you gave.',
    share_refused: /* @wc-include */ 'Somebody gave a wrong passcode for a link.',
    deletion_asked: /* @wc-include */ 'The account was to be deleted.',
    deletion_stopped: /* @wc-include */ 'The account was kept after all.',
  };
  return words[act] ?? act.replaceAll('_', ' ');
}

/** From where, as far as it is known. */
export function whereWords({ ip, user_agent }: AccessEvent): string {
  return [agentNames(user_agent), ip].filter(Boolean).join(', ');
}
