/** What a sync asks of the server, and the refusals that have another way on. */

import type { CheckAnswer, PullAnswer, Push, PushAnswer } from '../registry/types';

export interface Server {
  /** Rejects with `TooLarge` when the server takes no body of this size. */
  push(body: Push): Promise<PushAnswer>;
  /** Rejects with `NeedsReset` when the cursor is not of this database. */
  pull(cursor: string | null): Promise<PullAnswer>;
  /** What it holds, kind by kind; and whether all of it was pulled up to this cursor. */
  check(cursor: string | null): Promise<CheckAnswer>;
}

export class NeedsReset extends Error {}

export class TooLarge extends Error {}
