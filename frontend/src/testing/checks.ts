import type { Entry, Fields } from '../registry/types';

/** A function check on a day. */
export function checkOn(day: string, fields: Fields): Entry {
  return { kind: 'function_check', uid: day, rev: 1, deleted: false, at: `${day}T12:00:00+01:00`, tz: 'Europe/Berlin', day, ...fields };
}
