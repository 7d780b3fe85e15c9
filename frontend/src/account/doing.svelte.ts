import { inWords, type Problems } from '../server/authWords.svelte';
import { NotConfirmed } from '../state/confirm.svelte';
import { keepFocus } from './focus';

/** One act at a time, and why the last did not work. */
export class Doing {
  working = $state(false);
  problems = $state<Problems>({});

  /** Whether it worked. Whoever would not say who they are has changed their mind: that is no problem. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.working) return false;
    this.working = true;
    try {
      await work();
      this.problems = {};
      void keepFocus();
      return true;
    } catch (error) {
      this.problems = error instanceof NotConfirmed ? {} : inWords(error);
      return false;
    } finally {
      this.working = false;
    }
  }
}
