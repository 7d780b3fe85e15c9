/** The network of a test: allauth's and Quiver's paths over one `Peer` an account. */

import type { Me, Push } from '../registry/types';
import { Refusal, Unreachable } from '../server/http';
import { NeedsReset } from '../sync/protocol';
import { Peer } from './peer';

const SESSION = '/_allauth/browser/v1/auth/session';

const NEW_ACCOUNT = {
  tz: 'UTC', day_starts_at: 0, volume_unit: 'ml', dose_unit: 'auto', b12_level_unit: 'as_given', clock: null, week_starts_on: null, calm: false, checkin_from: 20, erase_at: null,
} as const;

export class Network {
  readonly peers = new Map<string, Peer>();
  signedIn: string | null = null;
  isOffline = false;
  /** Answers every call, as a server in trouble does. */
  always: Response | null = null;
  /** What each account says of itself beside the defaults. */
  readonly said = new Map<string, Partial<Me>>();
  readonly asked: string[] = [];

  connect() {
    globalThis.fetch = ((path: string, options: RequestInit) => this.answer(path, options)) as typeof fetch;
  }

  /** The account of an address is the address itself. */
  peerOf(email: string): Peer {
    const peer = this.peers.get(email) ?? new Peer(email);
    this.peers.set(email, peer);
    return peer;
  }

  private async answer(path: string, { method, body, headers }: RequestInit): Promise<Response> {
    if (this.isOffline) throw new TypeError('Failed to fetch');
    this.asked.push(`${method} ${path}`);
    const given = body ? JSON.parse(String(body)) : {};
    if (this.always) return this.always.clone();
    if (path.startsWith('/_allauth')) return this.authenticate(`${method} ${path}`, given);
    if (!this.signedIn) return respond(401, { code: 'not_authenticated' });
    const meant = new Headers(headers).get('X-Quiver-Account');
    if (meant && meant !== this.signedIn) return respond(409, { code: 'account_mismatch' });
    if (path === '/api/v1/me') return respond(200, this.me(this.signedIn, given));
    return this.synchronise(this.peerOf(this.signedIn), path, given);
  }

  private me(email: string, news: Partial<Me>): Me {
    this.said.set(email, { ...this.said.get(email), ...news });
    return { ...NEW_ACCOUNT, account: email, email, ...this.said.get(email) };
  }

  private authenticate(call: string, { email, password }: { email?: string; password?: string }): Response {
    document.cookie = 'csrftoken=token';
    if (call === `DELETE ${SESSION}`) this.signedIn = null;
    if (call.startsWith('GET')) return respond(200, {});
    if (call.endsWith(SESSION)) return respond(401, {});
    if (this.signedIn) return respond(409, { status: 409 });
    if (password === 'wrong') {
      const message = 'The email address and/or password you specified are not correct.';
      return respond(400, { status: 400, errors: [{ message, code: 'email_password_mismatch', param: 'password' }] });
    }
    this.signedIn = email!;
    return respond(200, {});
  }

  private async synchronise(peer: Peer, path: string, body: Push): Promise<Response> {
    try {
      if (path === '/api/v1/sync/push') return respond(200, await peer.push(body));
      const { pathname, searchParams } = new URL(path, location.href);
      const cursor = searchParams.get('cursor');
      return respond(200, await (pathname === '/api/v1/sync/check' ? peer.check(cursor) : peer.pull(cursor)));
    } catch (error) {
      if (error instanceof NeedsReset) return respond(409, { code: 'reset' });
      if (error instanceof Refusal) return respond(error.status, { code: error.code });
      if (error instanceof Unreachable) throw new TypeError('Failed to fetch');
      throw error;
    }
  }
}

export function respond(status: number, body: unknown): Response {
  return new Response(JSON.stringify(body), { status });
}
