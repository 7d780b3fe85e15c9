import { registry } from '../registry/registry';
import type { Fields, Op } from '../registry/types';
import { today } from '../time/days';
import { storage } from './storage';

/** What a person wrote that could not be stored: a new record of a kind, or changes to the one with this uid. */
export interface Typed {
  kind?: string;
  uid?: string;
  set: Fields;
}

/** Everything that no server has, as a file: what waits, and what could not even be stored. */
export async function unsentFile(typed: Typed[]): Promise<File> {
  const content = { quiver: 'not_backed_up', schema: registry.schema, saved_at: new Date().toISOString(), ops: await waitingOps(), typed };
  return new File([JSON.stringify(content, null, 2)], `quiver-not-backed-up-${today()}.json`, { type: 'application/json' });
}

/** A storage that can't be read keeps nobody from saving what is on the screen. */
async function waitingOps(): Promise<Op[]> {
  try {
    return (await (await storage()).getAll('outbox')).map(({ op }) => op);
  } catch {
    return [];
  }
}
