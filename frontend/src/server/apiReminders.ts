/** What the server offers of reminders (docs/api.md). */

import { json, request } from './http';

export interface Wishes {
  plans_at: string | null;
  checkin_at: string | null;
  function_check_at: string | null;
  function_check_on: number;
  quiet_from: string | null;
  quiet_to: string | null;
  most_a_day: number;
  by_email: boolean;
  /** Whether there is an address of the calendar. */
  calendar: boolean;
  /** Whether this server sends e-mail. */
  mail: boolean;
  push_key: string;
}

const REMINDERS = '/api/v1/reminders';
const DEVICES = '/api/v1/push-subscriptions/';

export const wishes = () => json<Wishes>('GET', REMINDERS);

export const wish = (changes: Partial<Wishes>) => json<Wishes>('PATCH', REMINDERS, changes);

export const addDevice = ({ endpoint, keys }: PushSubscriptionJSON) => json<{ uid: string }>('POST', DEVICES, { endpoint, keys });

export const endDevice = (uid: string) => request('DELETE', `${DEVICES}${uid}/`);

export const makeCalendar = () => json<{ path: string }>('POST', `${REMINDERS}/calendar`);

export const endCalendar = () => request('DELETE', `${REMINDERS}/calendar`);

/** Null where an hour later is in the quiet hours. */
export const putOff = (reminder: string) => json<{ again_at: string | null }>('POST', `${REMINDERS}/${reminder}/later`);
