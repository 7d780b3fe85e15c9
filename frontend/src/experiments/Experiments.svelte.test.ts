import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetActs, latest, undoLatest } from '../entries/acts.svelte';
import { preferences } from '../registry/preferences.svelte';
import type { ExperimentAnswer } from '../registry/types';
import { diary, recordsOf } from '../state/diary.svelte';
import { log } from '../state/writing.svelte';
import { emptyDiary } from '../testing/diary';
import { button, clear, show, tap, type } from '../testing/page';
import { addDays, today } from '../time/days';
import ExperimentRow from './ExperimentRow.svelte';
import Experiments from './Experiments.svelte';
import ExperimentSheet from './ExperimentSheet.svelte';

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
});

afterEach(() => {
  clear();
  preferences.calm = false;
});

const words = (selector: string) => document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const kept = async () => (await recordsOf('experiment')).map(({ what, at_most_mg, usual_mg, minutes_earlier, starts_on, stopped_on }) => ({ what, at_most_mg, usual_mg, minutes_earlier, starts_on, stopped_on }));
const begun = (daysAgo: number) => ({ what: 'bedtime', minutes_earlier: 30, turns: 'CUUCUCCUCUUC', starts_on: addDays(today(), -daysAgo) });
const blank = { at_most_mg: null, usual_mg: null, minutes_earlier: null, stopped_on: null };

test('bedtime takes four taps: open, what, how much, begin', async () => {
  show(ExperimentSheet, {});
  expect(button('Begin tomorrow')!.disabled).toBe(true);
  tap('To bed earlier');
  expect(button('Begin tomorrow')!.disabled).toBe(true);
  tap('45 minutes');
  expect(words('footer')).toContain('To bed 45 minutes earlier, by turns until');
  tap('Begin tomorrow');
  await expect.poll(kept).toEqual([{ ...blank, what: 'bedtime', minutes_earlier: 45, starts_on: addDays(today(), 1) }]);
  expect((await recordsOf('experiment'))[0]!.turns).toMatch(/^(?:CU|UC){14}$/);
});

test('caffeine is told from the diary, and a goal is always below it', async () => {
  for (let day = 1; day <= 8; day += 1) await log('caffeine', { mg: 200 }, { day: addDays(today(), -day) });
  show(ExperimentSheet, {});
  tap('Less caffeine');
  await expect.poll(() => (document.getElementById('field-usual_mg') as HTMLInputElement).value).toBe('200');
  expect(['0 mg', '100 mg', '150 mg', '200 mg'].map((name) => button(name) !== undefined)).toEqual([true, true, true, false]);
  tap('100 mg');
  tap('Begin tomorrow');
  await expect.poll(kept).toEqual([{ ...blank, what: 'caffeine', at_most_mg: 100, usual_mg: 200, starts_on: addDays(today(), 1) }]);
});

test('without a known usual amount it is asked for, and another one asks for the goal again', () => {
  show(ExperimentSheet, {});
  tap('Less caffeine');
  expect(button('0 mg')).toBeUndefined();
  type('field-usual_mg', '80');
  tap('40 mg');
  expect(button('Begin tomorrow')!.disabled).toBe(false);
  type('field-usual_mg', '30');
  expect(button('Begin tomorrow')!.disabled).toBe(true);
  for (const usual of ['0', '-5', 'two', '9000']) {
    type('field-usual_mg', usual);
    expect(button('0 mg')).toBeUndefined();
  }
});

test('it says that nothing prescribed is touched, and never more', () => {
  show(ExperimentSheet, {});
  expect(words('dialog')).toContain('Nothing that was prescribed is part of this: take it as you always do. Never more of anything. Stop whenever you like');
});

test('one runs at a time; it is stopped, and the stopping taken back', async () => {
  await log('experiment', begun(5));
  show(Experiments, {});
  await expect.poll(() => button('Stop it here')).toBeDefined();
  expect(button('Set up an experiment')).toBeUndefined();
  tap('Stop it here');
  await expect.poll(() => button('Set up an experiment')).toBeDefined();
  expect(words('article')).toContain('which is always fine. So there is no answer.');
  await expect.poll(latest).not.toBeNull();
  await undoLatest();
  flushSync();
  await expect.poll(() => button('Stop it here')).toBeDefined();
  expect((await kept())[0]!.stopped_on).toBeNull();
});

test('what has not begun is taken away whole', async () => {
  await log('experiment', begun(-1));
  show(Experiments, {});
  await expect.poll(() => button("Don't begin")).toBeDefined();
  expect(words('article')).not.toContain('Show numbers');
  tap("Don't begin");
  await expect.poll(kept).toEqual([]);
});

test('its course shows the turns so far and the days recorded, and nothing of what comes', async () => {
  await log('experiment', begun(5));
  await log('twitch', {}, { day: addDays(today(), -4) });
  show(Experiments, {});
  await expect.poll(() => words('.chart')).toContain('To bed 30 minutes earlier: recorded on 1 of 2 days');
  expect(words('.chart')).toContain('As usual: recorded on 0 of 3 days');
  const numbers = [...document.querySelectorAll('details')].find(({ textContent }) => textContent.includes('Show numbers'))!;
  numbers.open = true;
  numbers.dispatchEvent(new Event('toggle'));
  flushSync();
  expect([...document.querySelectorAll('tbody tr td:first-of-type')].map((cell) => cell.textContent)).toEqual([
    'The change', 'As usual', 'As usual',
  ]);
});

test('the answer stands there once it is over, and not on a phone whose days still run', async () => {
  const over = await log('experiment', begun(40));
  const running = await log('experiment', begun(4));
  const answer = (experiment: string): ExperimentAnswer => ({
    experiment, state: 'over', answer_on: today(), sentence: 'That is 26 % fewer.', kept_sentence: 'What was kept.', caveat: 'No advice.',
    answer: { verdict: 'difference', blocks: [{ changed: true, days: 2, mean: 3 }, { changed: false, days: 0, mean: null }] },
  });
  show(Experiments, { answers: [answer(over.entry.uid), answer(running.entry.uid)] });
  await expect.poll(() => document.querySelectorAll('article').length).toBe(2);
  const [first, second] = [...document.querySelectorAll('article')].map((article) => article.textContent);
  expect(first).not.toContain('26 %');
  expect(second).toContain('That is 26 % fewer. What was kept. No advice.');
  expect(second).toContain('Twitches a day');
});

test('calm mode offers none and draws none, and lets what runs be stopped', async () => {
  preferences.calm = true;
  show(Experiments, {});
  await expect.poll(() => diary.ready).toBe(true);
  expect(document.querySelector('section')).toBeNull();
  await log('experiment', begun(80));
  await log('experiment', begun(5));
  await expect.poll(() => document.querySelectorAll('article').length).toBe(1);
  expect(document.querySelector('.chart')).toBeNull();
  tap('Stop it here');
  await expect.poll(() => document.querySelector('section')).toBeNull();
});

test('Today says what the day is for, and nothing when none runs', async () => {
  show(ExperimentRow, { day: today() });
  await log('experiment', begun(1));
  await expect.poll(() => words('p.card')).toBe('Tonight: to bed 30 minutes earlier');
  show(ExperimentRow, { day: addDays(today(), 1) });
  await expect.poll(() => words('p.card')).toBe('Tonight: to bed as usual');
  show(ExperimentRow, { day: addDays(today(), -3) });
  await new Promise((done) => setTimeout(done, 20));
  expect(words('p.card')).toBe('');
});
