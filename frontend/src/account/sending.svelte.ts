import { inWords, type Problems } from '../server/authWords.svelte';
import { focusWrong } from './focus';

/** A form on the way in: sent once at a time, and why the last attempt did not work. */
export class Sending {
  working = $state(false);
  problems = $state<Problems>({});

  /** Whether it worked; if not, the focus goes to what is wrong in `form`. */
  async run(work: () => Promise<Problems>, form: HTMLFormElement): Promise<boolean> {
    if (this.working) return false;
    this.working = true;
    this.problems = await work();
    this.working = false;
    if (!Object.keys(this.problems).length) return true;
    await focusWrong(form);
    return false;
  }
}

/** None, or why it did not work. */
export async function problemsOf(work: () => Promise<unknown>): Promise<Problems> {
  try {
    await work();
    return {};
  } catch (error) {
    return inWords(error);
  }
}
