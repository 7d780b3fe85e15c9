import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetActs, undoLatest } from '../entries/acts.svelte';
import type { Entry, PinnedAnswer } from '../registry/types';
import { recordsOf } from '../state/diary.svelte';
import { log } from '../state/writing.svelte';
import { emptyDiary } from '../testing/diary';
import { button, clear, show, tap } from '../testing/page';
import { plainDay } from '../time/dayNames';
import { today } from '../time/days';
import Pins from './Pins.svelte';
import PinSheet from './PinSheet.svelte';
import { questionWords, whenWords } from './pinWords.svelte';

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
});

afterEach(clear);

const words = () => document.querySelector('section')?.textContent?.replace(/\s+/g, ' ').trim();
const pins = async () => (await recordsOf('pin')).map(({ factor, lag, outcome, since }) => ({ factor, lag, outcome, since }));
const pinned = { factor: 'caffeine.mg', lag: 0, outcome: 'twitch.count', since: '2026-10-03' };

test('a question is chosen whole before it is asked, and counts from the day on which it is', async () => {
  await log('caffeine', { mg: 95 });
  show(PinSheet, {});
  await expect.poll(() => button('Caffeine')).toBeDefined();
  expect(button('Ask this question')!.disabled).toBe(true);
  tap('Caffeine');
  expect(button('Ask this question')!.disabled).toBe(true);
  tap('the next day');
  expect(document.querySelector('footer')!.textContent).toContain('Is it caffeine, the next day?');
  tap('Ask this question');
  await expect.poll(pins).toEqual([{ factor: 'caffeine.mg', lag: 1, outcome: 'twitch.count', since: today() }]);
});

test('nothing is chosen for the patient, and the watched counts may be asked of', async () => {
  show(PinSheet, {});
  await expect.poll(() => button('Stress')).toBeDefined();
  expect(document.querySelectorAll('.chip[aria-pressed=true]')).toHaveLength(0);
  tap('Stress');
  tap('the same day');
  tap('Counts of one watched muscle');
  expect(document.querySelector('footer')!.textContent).toContain('Is it stress, the same day, in the watched counts?');
  tap('Ask this question');
  await expect.poll(pins).toEqual([{ factor: 'checkin.stress', lag: 0, outcome: 'window_count.per_minute', since: today() }]);
});

test('a question without an answer yet says which days count', async () => {
  await log('pin', pinned);
  show(Pins, {});
  await expect.poll(words).toContain(`Your question, asked on ${plainDay('2026-10-03')} Is it caffeine, the same day?`);
  expect(words()).toContain('The days after 3 October count. It takes at least 28 of them');
});

test("the server's answer stands beneath its question, with its dates", async () => {
  const done = await log('pin', pinned);
  const answer: PinnedAnswer = {
    pin: done.entry.uid, verdict: 'no_clear_link', rate_ratio: 1, ci_low: 0.7, ci_high: 1.4, per: { amount: 100, unit: 'mg' }, n_days: 61,
    reading: '2026-12-05', next: '2027-01-02', sentence: 'From the 61 days.', all_days_sentence: 'All 120 days.',
  };
  show(Pins, { answers: [answer] });
  await expect.poll(words).toContain('Is it caffeine, the same day? From the 61 days. All 120 days. Read on 5 Dec 2026. Next reading: 2 Jan 2027.');
});

test('only one is asked at a time; it is taken back, and the taking back too', async () => {
  await log('pin', pinned);
  show(Pins, {});
  await expect.poll(() => button('No longer ask this')).toBeDefined();
  expect(button('Ask one question now')).toBeUndefined();
  tap('No longer ask this');
  await expect.poll(() => button('Ask one question now')).toBeDefined();
  await undoLatest();
  flushSync();
  await expect.poll(words).toContain('Is it caffeine, the same day?');
});

test("what the patient tracks is asked of in the patient's own words", async () => {
  const tracker = await log('tracker', { name: 'Screen Time', type: 'number' } as Partial<Entry> as Entry);
  await log('pin', { ...pinned, factor: `measurement.value.${tracker.entry.uid}`, lag: 2 });
  show(Pins, {});
  await expect.poll(words).toContain('Is it “Screen Time”, two days later?');
});

test('a name that begins with a letter of its own keeps it', () => {
  expect(questionWords({ ...pinned, factor: 'supplement.daily_amount.b_complex' }, [])).toBe('Is it B complex, the same day?');
});

test.each([
  ['sleep.hours', 0, 'on the day of waking'],
  ['sleep.quality', 1, 'a day after the day of waking'],
  ['caffeine.mg', 1, 'the next day'],
])('%s, %i days on, is told of as “%s”', (factor, lag, told) => {
  expect(whenWords(factor, lag)).toBe(told);
});
