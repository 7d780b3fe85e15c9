import { syncNow } from '../backup/sync';
import { lastReport, makeReport, type Report, type ReportWishes } from '../server/api';
import { diary } from '../state/diary.svelte';

/** The last page that was made, and how the making of the next one goes. */
export class ReportMaking {
  step = $state<'ready' | 'sending' | 'making'>('ready');
  page = $state.raw<Report | null>(null);
  /** Entries that the page leaves out, as the server doesn't have them. */
  leftOut = $state(0);
  problem = $state.raw<unknown>(null);

  async findLastPage() {
    this.page = await lastReport();
  }

  /** What the phone has goes to the server first: the page is made there. */
  async make(from: string, to: string, wishes: ReportWishes) {
    if (this.step !== 'ready') return;
    this.problem = null;
    try {
      if (diary.unsent) {
        this.step = 'sending';
        await syncNow();
      }
      const unsent = diary.unsent;
      this.step = 'making';
      await makeReport(from, to, wishes);
      await this.findLastPage();
      this.leftOut = unsent;
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.step = 'ready';
    }
  }
}
