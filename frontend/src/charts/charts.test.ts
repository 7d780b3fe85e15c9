import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import type { Entry } from '../registry/types';
import { addDays, daysBetween } from '../time/clock';
import BodyNumbers from './BodyNumbers.svelte';
import Descriptions from './Descriptions.svelte';
import Lane from './Lane.svelte';
import NumbersTable from './NumbersTable.svelte';

let shown: object;

afterEach(() => unmount(shown));

function show(mounted: object) {
  shown = mounted;
  flushSync();
}

const words = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();

function showLane(days: (number | null)[], partial?: (number | null)[]) {
  const props = { title: 'Twitches a day', shape: 'bars', hue: 'twitch', width: 300, remark: 'none' } as const;
  show(mount(Lane, { target: document.body, props: { ...props, ticks: [], days, values: days, partial } }));
}

test.each([
  [[3, null, 5], [null, 9, null], 'Recorded on 2 of 3 days, 3 to 5, median 4. Not all was logged on 1 of 3 days.'],
  [[null, null], [9, null], 'Not all was logged on 1 of 2 days.'],
  [[null], [9], 'Not all was logged on this day.'],
])('a day on which not all was logged is drawn hollow, and in no number: %j and %j', (days, partial, said) => {
  showLane(days, partial);
  expect(words('p')).toBe(said);
  expect(document.querySelector('.hollow')!.getAttribute('d')).not.toBe('');
  expect(words('.note')).toBe('10');
});

test('a chart says in words what it draws, and is named by them', () => {
  showLane([3, null, 0, 12]);
  expect(words('p')).toBe('Recorded on 3 of 4 days, 0 to 12, median 3.');
  const picture = document.querySelector('svg[role=img]')!;
  const [title, summary] = picture.getAttribute('aria-labelledby')!.split(' ');
  expect(words(`#${title}`)).toBe('Twitches a day');
  expect(words(`#${summary}`)).toBe('Recorded on 3 of 4 days, 0 to 12, median 3.');
});

test.each([
  [3, 'On this day: 3.'],
  [null, 'Not recorded on this day.'],
])('of a single day (%s) it says what there is', (value, said) => {
  showLane([value]);
  expect(words('p')).toBe(said);
});

test('with nothing recorded it says so and draws nothing', () => {
  showLane([null, null]);
  expect(words('p')).toBe('Not recorded on any of these 2 days.');
  expect(document.querySelector('svg')).toBeNull();
});

test('the numbers are behind a button, newest first, a missing one in words', () => {
  const columns = [{ title: 'Twitches', values: [null, 0] }];
  const props = { caption: 'Day by day', rows: [['2026-11-21'], ['2026-11-22']], columns };
  show(mount(NumbersTable, { target: document.body, props }));
  expect(words('summary')).toBe('Show numbers');
  expect(document.querySelector('table')).toBeNull();
  document.querySelector('details')!.open = true;
  document.querySelector('details')!.dispatchEvent(new Event('toggle'));
  flushSync();
  const rows = [...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent!.replace(/\s+/g, ' ').trim()));
  expect(rows).toEqual([['22 Nov', '0'], ['21 Nov', '–not recorded']]);
});

test('the figure says in words where the entries are, and how many say nothing of it', () => {
  const at = (site: string | null, side: string | null) => ({ kind: 'twitch', site, side }) as Partial<Entry> as Entry;
  const entries = [at('calf', 'left'), at('calf', 'left'), at('thigh_front', 'right'), at('calf', null), at(null, null)];
  show(mount(BodyNumbers, { target: document.body, props: { entries } }));
  expect(words('p')).toBe(
    '4 of 5 twitch entries have a place: left calf 2; right thigh, front 1; calf 1. 1 without a place. Not on the figure, as the side is not given: 1.',
  );
  const drawn = [...document.querySelectorAll('svg[role=img]')].map((svg) => [...svg.querySelectorAll('text')].map(({ textContent }) => textContent));
  expect(drawn).toEqual([['1'], ['2']]);
});

test('without any place there is no figure', () => {
  show(mount(BodyNumbers, { target: document.body, props: { entries: [{ kind: 'twitch' } as Partial<Entry> as Entry] } }));
  expect(document.querySelector('svg')).toBeNull();
});

test.each([
  [13, false],
  [14, true],
])('weekdays are told apart from two recorded weeks on: %i days', (recorded, areTold) => {
  const days = daysBetween('2026-03-01', addDays('2026-03-01', recorded));
  const counts = days.map((_, i) => (i < recorded ? 2 : null));
  show(mount(Descriptions, { target: document.body, props: { days, counts, entries: days.map(() => 1), twitches: [] } }));
  expect(document.body.textContent.includes('Mean twitches a recorded day')).toBe(areTold);
});
