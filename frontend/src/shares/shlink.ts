/** A SMART Health Link: where the encrypted file lies, and its key, in the part of an address that no server sees. */

import { base64url, bytes } from '../server/base64url';

const PREFIX = 'shlink:/';
const PASSCODE = 'P';

export interface ShareLink {
  /** Of the manifest. */
  url: string;
  key: string;
  /** Until when, in seconds since 1970: a hint, the server decides. */
  exp?: number;
  flag?: string;
  label?: string;
  v?: number;
}

export function toAddress(viewer: string, link: ShareLink): string {
  return `${viewer}#${PREFIX}${base64url(new TextEncoder().encode(JSON.stringify(link)))}`;
}

/** Of the part after the # of an address. `null` of what is no such link, or is for readers of a later version. */
export function fromFragment(fragment: string): ShareLink | null {
  try {
    const coded = decodeURIComponent(fragment).split(PREFIX)[1] ?? '';
    const link = JSON.parse(new TextDecoder().decode(bytes(coded))) as ShareLink;
    return isWhole(link) ? link : null;
  } catch {
    return null;
  }
}

/** Anybody can write a link: what the page can't show would leave it empty. */
function isWhole({ url, key, exp, flag, v }: ShareLink): boolean {
  const isMoment = !Number.isNaN(new Date((exp ?? 0) * 1000).getTime());
  return [url, key, flag ?? ''].every((part) => typeof part === 'string') && isMoment && (v ?? 1) === 1;
}

export const flagFor = (passcode: string) => (passcode ? { flag: PASSCODE } : {});
export const needsPasscode = ({ flag }: ShareLink) => flag?.includes(PASSCODE) ?? false;
