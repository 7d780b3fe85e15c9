/** What the server offers, call by call (docs/api.md). */

import { DAILY_COUNT, type Outcome } from '../registry/outcomes';
import type { Paper } from '../registry/paper';
import type { CheckAnswer, Deleted, Entry, Insights, Me, PullAnswer, PushAnswer, Version } from '../registry/types';
import { keeper, kept } from '../store/kept';
import { NeedsReset, TooLarge, type Server } from '../sync/protocol';
import { ALLAUTH, json, Refusal, request, WHO_AM_I } from './http';

export interface Report {
  blob: Blob;
  from: string;
  to: string;
  madeAt: string;
}

export interface ReportWishes {
  leftOut: string[];
  notes: boolean;
  paper: Paper;
  name: string;
  born: string;
}

export const server: Server = {
  async push(body) {
    try {
      return await json<PushAnswer>('POST', '/api/v1/sync/push', body);
    } catch (error) {
      if (error instanceof Refusal && error.status === 413) throw new TooLarge();
      throw error;
    }
  },
  async pull(cursor) {
    try {
      return await json<PullAnswer>('GET', `/api/v1/sync/pull${query({ cursor })}`);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'reset') throw new NeedsReset();
      throw error;
    }
  },
  check: (cursor) => json<CheckAnswer>('GET', `/api/v1/sync/check${query({ cursor })}`),
};

export const me = () => json<Me>('GET', WHO_AM_I);

/** The zone in which the server works out the days of what comes without one, and what was chosen on this phone. */
export const tellMe = (news: Partial<Me>) => json<Me>('PATCH', WHO_AM_I, news);

/** allauth answers 401 when it worked: there is no session any more. */
export const closeSession = () => unlessEnded(request('DELETE', `${ALLAUTH}/auth/session`));

/** Also where what was asked for leaves nobody signed in. */
export async function unlessEnded(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 401)) throw error;
  }
}

export interface ServerInfo {
  sign_up: 'open' | 'invitation' | 'closed';
  /** Whether it can send any. */
  mail: boolean;
  /** Whether a clinic can reach it, so that links can be shared. */
  shares: boolean;
}

export const serverInfo = () => json<ServerInfo>('GET', '/api/v1/server');

/** For what takes a while to make, in milliseconds. */
const LONG = 90_000;

type Named = Pick<Entry, 'kind' | 'uid'>;

/** A record's changes, newest first. */
export async function fetchVersions({ kind, uid }: Named): Promise<Version[]> {
  return (await json<{ versions: Version[] }>('GET', `/api/v1/entries/${kind}/${uid}/history`)).versions;
}

/** Brings a version back, as a change like any other. */
export const restore = ({ kind, uid }: Named, seq: number) => json<Entry>('POST', `/api/v1/entries/${kind}/${uid}/restore`, { seq });

/** What was deleted within the last 30 days, the last deleted first. */
export async function fetchDeleted(): Promise<Deleted[]> {
  const all: Deleted[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: { entries: Deleted[]; next: string | null } = await json('GET', `/api/v1/trash/${query({ cursor })}`);
    all.push(...page.entries);
    cursor = page.next;
  }
  return all;
}

/** What the server found; without a connection, what it last said. */
export async function fetchInsights(outcome: Outcome): Promise<Insights & { fetchedAt: string }> {
  const name = outcome === DAILY_COUNT ? 'insights' : 'insights_watched';
  const keep = await keeper();
  try {
    const insights = { ...(await json<Insights>('GET', `/api/v1/insights${query({ outcome })}`)), fetchedAt: new Date().toISOString() };
    await keep(name, insights).catch(() => undefined); // They are shown, kept or not.
    return insights;
  } catch (error) {
    const last = await kept<Insights & { fetchedAt: string }>(name);
    // One of an older version has no reading, and cannot be shown any more.
    if (last?.reading && !(error instanceof Refusal)) return last;
    throw error;
  }
}

/** Keeps it: see `lastReport`. */
export async function makeReport(from: string, to: string, wishes: ReportWishes): Promise<void> {
  const keep = await keeper();
  const pdf = await (await askForReport('pdf', from, to, wishes)).arrayBuffer();
  await keep('report', { pdf, from, to, madeAt: new Date().toISOString() });
}

/** The page within the FHIR document of its days. */
export async function makeDocument(from: string, to: string, wishes: ReportWishes): Promise<string> {
  return (await askForReport('fhir.json', from, to, wishes)).text();
}

/** Name and date of birth go in the body: no address may hold them. */
function askForReport(form: 'pdf' | 'fhir.json', from: string, to: string, { leftOut, notes, paper, name, born }: ReportWishes) {
  const wishes = query({ from, to, paper, leave_out: leftOut.join(','), notes: String(notes) });
  return request('POST', `/api/v1/report.${form}${wishes}`, { name, born: born || null }, LONG);
}

export async function lastReport(): Promise<Report | null> {
  const last = await kept<Omit<Report, 'blob'> & { pdf: ArrayBuffer }>('report');
  return last && { blob: pdfBlob(last.pdf), from: last.from, to: last.to, madeAt: last.madeAt };
}

const pdfBlob = (pdf: ArrayBuffer) => new Blob([pdf], { type: 'application/pdf' });

function query(values: Record<string, string | null | undefined>): string {
  const given = Object.entries(values).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length ? `?${new URLSearchParams(given).toString()}` : '';
}
