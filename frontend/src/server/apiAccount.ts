/** The account's own matters on the server, call by call (docs/api.md). */

import type { Me } from '../registry/types';
import { today } from '../time/days';
import { json, request, WHO_AM_I } from './http';

export type Scope = 'read' | 'log' | 'all';

export interface Token {
  uid: string;
  name: string;
  scope: Scope;
  created_at: string;
  last_used_at: string | null;
  expires_at: string | null;
}

export const tokens = () => json<Token[]>('GET', '/api/v1/tokens/');
export const makeToken = (name: string, scope: Scope, expires_at: string | null) => json<Token & { token: string }>('POST', '/api/v1/tokens/', { name, scope, expires_at });
export const endToken = (uid: string) => request('DELETE', `/api/v1/tokens/${uid}/`);

export interface AccessEvent {
  at: string;
  act: string;
  /** The name of a token, or the address of a member of staff; empty for the app. */
  through: string;
  ip: string | null;
  user_agent: string;
}

interface AccessPage {
  events: AccessEvent[];
  next: string | null;
}

export const accessLog = (cursor: string | null) => json<AccessPage>('GET', `/api/v1/access-log/?limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);

/** All that the server holds of this person. */
export const everything = () => fetchFile('/api/v1/me/everything', 'zip');

export type Format = 'tidy.csv' | 'daily.csv' | 'fhir.json';

/** The whole diary in a format that others read. */
export const exported = (format: Format) => fetchFile(`/api/v1/export/${format}`, format);

async function fetchFile(path: string, ending: string): Promise<File> {
  const content = await (await request('GET', path)).blob();
  return new File([content], `quiver-${today()}.${ending}`, { type: content.type });
}

/** Whether it is done; else a code was mailed to the new address. */
export const changeAddress = async (email: string) => (await request('POST', `${WHO_AM_I}/email`, { email })).status === 200;

export const leaveLater = () => json<Me>('DELETE', WHO_AM_I);
export const leaveNow = () => request('DELETE', WHO_AM_I, { at_once: true });
export const stay = () => json<Me>('POST', '/api/v1/me/stay');
