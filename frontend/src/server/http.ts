/** Requests to our own server. The session is a cookie; every request that changes something shows the CSRF token. */

import { isDemo } from '../device/whosePhone';
import type { Errors } from '../registry/types';

const PATIENCE = 30_000;
/** Asked to learn who is signed in, whoever it is. */
export const WHO_AM_I = '/api/v1/me';
export const ALLAUTH = '/_allauth/browser/v1';
const CONFIG = `${ALLAUTH}/config`;

/** No answer at all: no connection, or a server that is down. A message is one for people. */
export class Unreachable extends Error {
  constructor(
    message?: string,
    readonly retryAfter = 0,
  ) {
    super(message);
  }
}

/**
 * An answer that says no. `errors` is the server's field map, or allauth's list; `retryAfter` the milliseconds that it asks
 * for; `said` what allauth says beside: how to go on.
 */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string | null,
    readonly errors: Errors | AuthError[],
    title: string,
    readonly retryAfter = 0,
    readonly said: Said = {},
  ) {
    super(title);
  }
}

interface AuthError {
  message: string;
  code: string;
  param?: string;
}

/** A way to go on: the next step of a sign-in where it is pending, else a way to say who it is. */
export interface Flow {
  id: string;
  is_pending?: boolean;
  types?: string[];
}

interface Said {
  data?: { flows?: Flow[] };
  meta?: Record<string, unknown>;
}

/** Whose diary every request means; the server refuses where somebody else is signed in by now. */
let meant: string | null = null;

export function speakFor(account: string | null): void {
  meant = account;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** `patience`: how long an answer may take, in milliseconds; more for what is large. */
export async function request(method: Method, path: string, body?: unknown, patience = PATIENCE): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json, */*' };
  if (meant && path !== WHO_AM_I) headers['X-Quiver-Account'] = meant;
  if (method !== 'GET') headers['X-CSRFToken'] = await csrfToken();
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await send(path, { method, headers, body: JSON.stringify(body) }, patience);
  if (response.ok) return response;
  throw await refusalIn(response);
}

export async function json<T>(method: Method, path: string, body?: unknown, patience?: number): Promise<T> {
  return (await request(method, path, body, patience)).json() as Promise<T>;
}

async function send(path: string, options: RequestInit, patience = PATIENCE): Promise<Response> {
  if (isDemo) throw new Unreachable();
  const signal = AbortSignal.timeout(patience);
  const response = await fetch(path, { ...options, signal, credentials: 'same-origin', cache: 'no-store' }).catch(() => null);
  if (!response) throw new Unreachable();
  if (response.status >= 500 && !(await isAnswer(response))) throw new Unreachable('', retryAfter(response));
  return response;
}

/** Of the failures of a server, or of what stands before it, only these say something. */
async function isAnswer(response: Response): Promise<boolean> {
  return ['busy', 'mail_away', 'storage_full'].includes((await refusalIn(response.clone())).code ?? '');
}

async function refusalIn(response: Response): Promise<Refusal> {
  const body = (await response.json().catch(() => ({}))) as Partial<Refusal & { title: string }> & Said;
  const errors = body.errors ?? {};
  const wrong = Array.isArray(errors) ? [] : Object.values(errors).flat();
  const title = wrong.join(' ') || (body.title ?? response.statusText);
  return new Refusal(response.status, body.code ?? null, errors, title, retryAfter(response), { data: body.data, meta: body.meta });
}

/** In milliseconds; servers say it in seconds or as a date. */
function retryAfter({ headers }: Response): number {
  const asked = headers.get('Retry-After') ?? '';
  const wait = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now();
  return Math.max(0, wait || 0);
}

/** Its cookie comes with the first answer of the sign-in service. */
async function csrfToken(): Promise<string> {
  if (!(await csrfCookie())) await send(CONFIG, { method: 'GET' });
  return csrfCookie();
}

async function csrfCookie(): Promise<string> {
  return /(?:^|; )(?:__Host-|__Secure-)?csrftoken=([^;]*)/.exec(await cookies())?.[1] ?? '';
}

/** A service worker has no document. */
async function cookies(): Promise<string> {
  if (typeof document !== 'undefined') return document.cookie;
  const all = (await globalThis.cookieStore?.getAll()) ?? [];
  return all.map(({ name, value }) => `${name}=${value}`).join('; ');
}
