/** allauth's headless API, call by call (docs/api.md). */

import { unlessEnded } from './api';
import { ALLAUTH, json, Refusal, request, type Flow } from './http';
import type { CreationOptions, RequestOptions } from './passkey';

const AUTHENTICATORS = `${ALLAUTH}/account/authenticators`;

interface Answer<T> {
  data: T;
}

const get = async <T>(path: string) => (await json<Answer<T>>('GET', path)).data;

interface NewAccount {
  email: string;
  invitation: string;
}

export const openAccount = (account: NewAccount & { password: string }) => json('POST', `${ALLAUTH}/auth/signup`, account);

export const openSession = (email: string, password: string) => json('POST', `${ALLAUTH}/auth/login`, { email, password });

interface SignedIn {
  user: { has_usable_password: boolean };
}

export const askSession = () => get<SignedIn>(`${ALLAUTH}/auth/session`);

/** What a sign-in waits for. */
export function pendingIn(error: unknown): Flow | null {
  const flows = error instanceof Refusal && error.status === 401 ? error.said.data?.flows : [];
  return flows?.find(({ is_pending }) => is_pending) ?? null;
}

// --- Sign-in, step by step ---

interface Asked {
  request_options: RequestOptions;
}

interface Made {
  creation_options: CreationOptions;
}

const requestOptions = async (path: string) => (await get<Asked>(`${ALLAUTH}/${path}`)).request_options;
const creationOptions = async (path: string) => (await get<Made>(path)).creation_options;

/** Where a passkey can be shown. */
export type Door = 'login' | 'authenticate' | 'reauthenticate';

export const passkeyAsked = (door: Door) => requestOptions(`auth/webauthn/${door}`);
export const sendPasskey = (door: Door, credential: unknown) => json('POST', `${ALLAUTH}/auth/webauthn/${door}`, { credential });

export const sendSecondCode = (code: string) => json('POST', `${ALLAUTH}/auth/2fa/authenticate`, { code });
export const verifyEmail = (key: string) => json('POST', `${ALLAUTH}/auth/email/verify`, { key });
export const mailAgain = () => json('POST', `${ALLAUTH}/auth/email/verify/resend`);

export const beginPasskeyAccount = (account: NewAccount) => json('POST', `${ALLAUTH}/auth/webauthn/signup`, account);
export const passkeyForAccount = () => creationOptions(`${ALLAUTH}/auth/webauthn/signup`);
export const finishPasskeyAccount = (name: string, credential: unknown) => json('PUT', `${ALLAUTH}/auth/webauthn/signup`, { name, credential });

export const askForReset = (email: string) => unlessEnded(json('POST', `${ALLAUTH}/auth/password/request`, { email }));
export const resetPassword = (key: string, password: string) => unlessEnded(json('POST', `${ALLAUTH}/auth/password/reset`, { key, password }));

// --- Once more, who is it? ---

export const confirmByPassword = (password: string) => json('POST', `${ALLAUTH}/auth/reauthenticate`, { password });
export const confirmByCode = (code: string) => json('POST', `${ALLAUTH}/auth/2fa/reauthenticate`, { code });

// --- The account's locks ---

/** Times in seconds since 1970. */
export interface Authenticator {
  type: 'totp' | 'webauthn' | 'recovery_codes';
  created_at: number;
  last_used_at: number | null;
  id?: number;
  name?: string;
  unused_code_count?: number;
}

export const authenticators = () => get<Authenticator[]>(AUTHENTICATORS);

export const changePassword = (old: string, fresh: string) =>
  json('POST', `${ALLAUTH}/account/password/change`, { ...(old && { current_password: old }), new_password: fresh });

export const passkeyToAdd = () => creationOptions(`${AUTHENTICATORS}/webauthn?passwordless`);
export const addPasskey = (name: string, credential: unknown) => json('POST', `${AUTHENTICATORS}/webauthn`, { name, credential });
export const renamePasskey = (id: number, name: string) => json('PUT', `${AUTHENTICATORS}/webauthn`, { id, name });
export const removePasskey = (id: number) => json('DELETE', `${AUTHENTICATORS}/webauthn`, { authenticators: [id] });

export interface NewApp {
  secret: string;
  totp_url: string;
}

/** Each call makes a new secret. */
export async function newApp(): Promise<NewApp> {
  try {
    await request('GET', `${AUTHENTICATORS}/totp`);
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) return error.said.meta as unknown as NewApp;
    throw error;
  }
  throw new Error('There is an authenticator app already.');
}

export const addApp = (code: string) => json('POST', `${AUTHENTICATORS}/totp`, { code });
export const removeApp = () => json('DELETE', `${AUTHENTICATORS}/totp`);

interface Codes {
  unused_codes?: string[];
}

export const recoveryCodes = async () => (await get<Codes>(`${AUTHENTICATORS}/recovery-codes`)).unused_codes;
export const newRecoveryCodes = async () => (await json<Answer<Codes>>('POST', `${AUTHENTICATORS}/recovery-codes`)).data.unused_codes;

export interface Session {
  id: number;
  ip: string;
  user_agent: string;
  created_at: number;
  is_current: boolean;
}

export const sessions = () => get<Session[]>(`${ALLAUTH}/auth/sessions`);
export const endSessions = (ids: number[]) => json('DELETE', `${ALLAUTH}/auth/sessions`, { sessions: ids });
