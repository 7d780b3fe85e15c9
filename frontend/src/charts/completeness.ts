/** Which days say something of the twitching, as a calendar of weeks. */

import type { Entry } from '../registry/types';
import { dayState, type DayState } from '../rules/dayStates';
import { column } from '../time/months';
import { DAYS_IN_WEEK } from './buckets';
import { px } from './lane';

const LARGEST_CELL = 16;
const MOST_WEEKS = 27;
const GAP = 2;

export interface DayKnown {
  day: string;
  state: DayState;
}

export function completeness(days: readonly string[], byDay: Map<string, Entry[]>): DayKnown[] {
  return days.map((day) => ({ day, state: dayState(byDay.get(day) ?? []) }));
}

export function tally(days: readonly DayKnown[]): Record<DayState, number> {
  const count = (state: DayState) => days.filter((day) => day.state === state).length;
  return { observed: count('observed'), none: count('none'), partial: count('partial'), missing: count('missing') };
}

/** The longest run of days of which nothing is known; the latest, of several. */
export function longestGap(days: readonly DayKnown[]): string[] {
  let [start, end, run] = [0, 0, 0];
  days.forEach(({ state }, index) => {
    run = state === 'missing' ? run + 1 : 0;
    if (run && run >= end - start) [start, end] = [index + 1 - run, index + 1];
  });
  return days.slice(start, end).map(({ day }) => day);
}

/** A stretch of weeks that fits the width: a week is a column. */
interface Block {
  height: number;
  paths: Record<DayState, string>;
  /** The first day of a month, where its column starts. */
  months: { day: string; x: number }[];
}

/** The calendar in blocks of at most half a year, each day a mark whose shape says what is known. */
export function calendarBlocks(days: readonly DayKnown[], width: number, firstWeekday: number): Block[] {
  const weeks = cutByWeek(days, firstWeekday);
  const perBlock = Math.min(MOST_WEEKS, weeks.length);
  const cell = Math.min(LARGEST_CELL, width / perBlock);
  const blocks: Block[] = [];
  for (let start = 0; start < weeks.length; start += perBlock) {
    blocks.push(drawn(weeks.slice(start, start + perBlock), cell, firstWeekday));
  }
  return blocks;
}

function cutByWeek(days: readonly DayKnown[], firstWeekday: number): DayKnown[][] {
  const weeks: DayKnown[][] = [];
  for (let start = -column(days[0]!.day, firstWeekday); start < days.length; start += DAYS_IN_WEEK) {
    weeks.push(days.slice(Math.max(0, start), start + DAYS_IN_WEEK));
  }
  return weeks;
}

function drawn(weeks: DayKnown[][], cell: number, firstWeekday: number): Block {
  const block: Block = { height: DAYS_IN_WEEK * cell, paths: { observed: '', none: '', partial: '', missing: '' }, months: [] };
  weeks.forEach((week, x) => {
    for (const { day, state } of week) block.paths[state] += MARKS[state](x * cell, column(day, firstWeekday) * cell, cell - GAP);
    const first = week.find(({ day }) => day.endsWith('-01'));
    if (first) block.months.push({ day: first.day, x: x * cell });
  });
  return block;
}

/** Full, hollow, half and a dot: told apart without colour. */
const MARKS: Record<DayState, (x: number, y: number, size: number) => string> = {
  observed: (x, y, size) => `M${px(x)},${px(y)}h${px(size)}v${px(size)}h${px(-size)}Z`,
  none: (x, y, size) => `M${px(x + 0.75)},${px(y + 0.75)}h${px(size - 1.5)}v${px(size - 1.5)}h${px(1.5 - size)}Z`,
  partial: (x, y, size) => `M${px(x)},${px(y)}V${px(y + size)}H${px(x + size)}Z`,
  missing: (x, y, size) => `M${px(x + size / 2 - 1)},${px(y + size / 2)}h2`,
};
