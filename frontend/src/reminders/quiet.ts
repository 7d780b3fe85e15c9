/** The hours in which nothing may ring, as the server's diary/reminders/times.py knows them. */

export interface Quiet {
  quiet_from: string | null;
  quiet_to: string | null;
}

/** They may go over midnight; the same time twice is no time at all. */
export function isQuiet(at: string, { quiet_from: start, quiet_to: end }: Quiet): boolean {
  if (!start || !end) return false;
  return start <= end ? at >= start && at < end : at >= start || at < end;
}
