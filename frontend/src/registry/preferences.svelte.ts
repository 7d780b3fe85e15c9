/** How the diary behaves: what the person chose, else what is usual. */

import { noteCalm, wasCalm } from '../device/whosePhone';
import type { Preferences } from './types';

const EVENING = 20;

/** What counts until something else is chosen: clock and week are those of the browser's language. */
function usual(): Preferences {
  const { hourCycle } = new Intl.DateTimeFormat(navigator.language, { hour: 'numeric' }).resolvedOptions();
  const clock = hourCycle === 'h11' || hourCycle === 'h12' ? 12 : 24;
  const week_starts_on = firstWeekday(navigator.language) - 1;
  return { day_starts_at: 0, volume_unit: 'ml', dose_unit: 'auto', b12_level_unit: 'as_given', clock, week_starts_on, calm: false, checkin_from: EVENING, large_scales: false };
}

interface WeekInfo {
  /** 1 is Monday, 7 Sunday. */
  firstDay: number;
}

/** Some browsers have it as a method, some as a property, some not at all. */
function firstWeekday(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
}

export const preferences = $state<Preferences>({ ...usual(), calm: wasCalm() });

/** What was chosen counts, and what is usual where nothing was. */
export function showPreferences(chosen: Partial<Preferences>): void {
  Object.assign(preferences, usual(), chosen);
  noteCalm(preferences.calm);
}
