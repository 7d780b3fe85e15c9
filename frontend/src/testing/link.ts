import { Unreachable } from '../server/http';
import type { Server } from '../sync/protocol';

export type Fault = 'dropped' | 'cut' | 'twice';

/** A connection to a server, of which one request goes wrong: it never arrives, its answer doesn't, or it arrives twice. */
export function faulty(server: Server, nth: number, fault: Fault): Server {
  let asked = 0;
  async function through<T>(ask: () => Promise<T>): Promise<T> {
    if (asked++ !== nth) return ask();
    if (fault === 'dropped') throw new Unreachable();
    const answer = await ask();
    if (fault === 'cut') throw new Unreachable();
    return fault === 'twice' ? ask() : answer;
  }
  return {
    push: (body) => through(() => server.push(body)),
    pull: (cursor) => through(() => server.pull(cursor)),
    check: (cursor) => through(() => server.check(cursor)),
  };
}
