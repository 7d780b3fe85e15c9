import { lastReport, makeReport, type Report } from '../api';
import { diary } from '../state/diary.svelte';
import { syncNow } from '../sync';

/** The last page that was made, and how the making of the next one goes. */
export const making = $state<{
  step: 'ready' | 'sending' | 'making';
  page: Report | null;
  /** Entries that the page leaves out, as the server doesn't have them. */
  leftOut: number;
  problem: unknown;
}>({ step: 'ready', page: null, leftOut: 0, problem: null });

export async function findLastPage() {
  making.page = await lastReport();
}

/** What the phone has goes to the server first: the page is made there. */
export async function makePage(from: string, to: string) {
  making.problem = null;
  try {
    if (diary.unsent) {
      making.step = 'sending';
      await syncNow();
    }
    const unsent = diary.unsent;
    making.step = 'making';
    await makeReport(from, to);
    await findLastPage();
    making.leftOut = unsent;
  } catch (error) {
    making.problem = error;
  } finally {
    making.step = 'ready';
  }
}
