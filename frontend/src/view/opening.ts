/** Asks the server for what lies behind a link, and decrypts it here. */

import { decrypt } from '../shares/jwe';
import type { ShareLink } from '../shares/shlink';
import type { Bundle } from './bundle';

export type Outcome =
  | { is: 'shown'; bundle: Bundle }
  | { is: 'wrong_passcode'; triesLeft: number }
  | { is: 'over' | 'too_often' | 'unreachable' | 'unreadable' | 'elsewhere' };

interface Manifest {
  files: { contentType: string; embedded?: string; location?: string }[];
}

const RECIPIENT = 'Web browser';
const WANTED = 'application/fhir+json';

export async function open(link: ShareLink, passcode: string): Promise<Outcome> {
  // This page may speak to its own server alone.
  if (new URL(link.url).origin !== location.origin) return { is: 'elsewhere' };
  const body = JSON.stringify({ recipient: RECIPIENT, ...(passcode && { passcode }) });
  const answer = await ask(link.url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  if (!answer?.ok) return refusal(answer);
  const { files } = (await answer.json()) as Manifest;
  const file = files.find(({ contentType }) => contentType === WANTED);
  const found = file?.embedded ? new Response(file.embedded) : await ask(file?.location ?? '');
  return found?.ok ? read(await found.text(), link.key) : refusal(found);
}

const ask = (url: string, options: RequestInit = {}) => fetch(url, { ...options, credentials: 'omit', cache: 'no-store' }).catch(() => null);

async function refusal(answer: Response | null): Promise<Outcome> {
  if (answer?.status === 404) return { is: 'over' };
  if (answer?.status === 429) return { is: 'too_often' };
  if (answer?.status !== 401) return { is: 'unreachable' };
  const { remainingAttempts } = (await answer.json()) as { remainingAttempts: number };
  return { is: 'wrong_passcode', triesLeft: remainingAttempts };
}

async function read(jwe: string, key: string): Promise<Outcome> {
  try {
    return { is: 'shown', bundle: JSON.parse(await decrypt(jwe, key)) as Bundle };
  } catch {
    return { is: 'unreadable' };
  }
}
