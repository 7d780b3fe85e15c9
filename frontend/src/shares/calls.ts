/** The links that the person gave to others. The keys stay on the phone that made them. */

import { makeDocument, type ReportWishes } from '../server/api';
import { json, request } from '../server/http';
import { keeper, kept } from '../store/kept';
import { encrypt, newKey } from './jwe';
import { flagFor, toAddress } from './shlink';

export interface Share {
  uid: string;
  name: string;
  made_at: string;
  expires_at: string;
  ended_at: string | null;
  state: 'open' | 'ended' | 'expired' | 'too_many_tries';
  has_passcode: boolean;
  tries_left: number;
  /** How often it was opened. */
  seen: number;
  /** The latest, newest first. */
  views: { at: string; recipient: string }[];
}

interface Shares {
  /** Where a clinic reaches this server; `null` where it gives out no links. */
  address: string | null;
  shares: Share[];
}

interface ShareWishes {
  from: string;
  to: string;
  report: ReportWishes;
  name: string;
  days: number;
  passcode: string;
}

/** A share, and its link as long as somebody on this phone knows it. */
export interface Given {
  share: Share;
  link: string;
}

export type Step = 'making' | 'encrypting' | 'sending';

const PATH = '/api/v1/shares/';
/** Milliseconds: a year's diary is some MB, and a phone may be slow. */
const UPLOAD = 300_000;

export const listShares = () => json<Shares>('GET', PATH);
export const endShare = (uid: string) => request('DELETE', `${PATH}${uid}/`);

/** The page and its days as they are now, encrypted here. */
export async function makeShare(address: string, wishes: ShareWishes, onstep: (step: Step) => void): Promise<Given> {
  const keepLinks = await keeper();
  const { name, days, passcode } = wishes;
  onstep('making');
  const text = await makeDocument(wishes.from, wishes.to, wishes.report);
  onstep('encrypting');
  const key = newKey();
  const ciphertext = await encrypt(text, key);
  onstep('sending');
  const { share, url } = await json<{ share: Share; url: string }>('POST', PATH, { name, days, passcode, ciphertext }, UPLOAD);
  const exp = Math.floor(Date.parse(share.expires_at) / 1000);
  const link = toAddress(`${address}/view`, { url, key, exp, ...flagFor(passcode), label: name });
  await keepLinks('share_links', { ...(await knownLinks()), [share.uid]: link }).catch(() => undefined); // It is shown now, kept or not.
  return { share, link };
}

type Links = Record<string, string>;

/** Those that this phone made. */
const knownLinks = async () => (await kept<Links>('share_links')) ?? {};

/** A link that leads nowhere any more needn't be kept. */
export async function keepOpenLinks(shares: Share[]): Promise<Links> {
  const keepLinks = await keeper();
  const before = Object.entries(await knownLinks());
  const open = new Set(shares.filter(({ state }) => state === 'open').map(({ uid }) => uid));
  const after = before.filter(([uid]) => open.has(uid));
  if (after.length < before.length) await keepLinks('share_links', Object.fromEntries(after));
  return Object.fromEntries(after);
}
