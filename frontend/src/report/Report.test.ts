import 'fake-indexeddb/auto';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { route } from '../router.svelte';
import { session } from '../state/session.svelte';
import { log } from '../state/writing.svelte';
import { kept } from '../store/kept';
import { emptyDiary } from '../testing/diary';
import { respond } from '../testing/network';
import { clear, show } from '../testing/page';
import { longDay, shortDay } from '../time/dayNames';
import { addDays, today } from '../time/days';
import { THE_BACKGROUND } from './background';
import Report from './Report.svelte';

const AGO = addDays(today(), -12);
const AHEAD = addDays(today(), 8);

beforeEach(async () => {
  await emptyDiary();
  session.state = 'anonymous';
});

afterEach(clear);

const open = () => show(Report, {});

const spaced = (text: string | null) => text!.replace(/\s+/g, ' ').trim();
const rows = () => [...document.querySelectorAll('.rows .row > span')].map(({ textContent }) => spaced(textContent));
const button = (name: string) => [...document.querySelectorAll('button')].find(({ textContent }) => spaced(textContent).startsWith(name));
const pressed = () => [...document.querySelectorAll('[aria-pressed="true"]')].map(({ textContent }) => spaced(textContent));

test('an empty diary can be prepared for the page before signing up', () => {
  open();
  expect(rows()).toEqual(['What I want to asknothing noted yet', 'Function checknot answered yet', 'My backgroundnot recorded yet', 'What goes inall sections, A4']);
  expect(pressed()).toEqual(['90']);
  expect(document.body.textContent).toContain('Create an account');
});

test('of a few days one sentence says what a page needs', async () => {
  await log('twitch', {});
  open();
  await expect.poll(() => document.body.textContent).toContain('With an account you can make the page for your clinician today, even with three days in it');
  expect(document.body.textContent).not.toContain('so it needs an account');
  expect(document.body.textContent).not.toContain('You can make a page today');
});

test('the rows tell what is there', async () => {
  for (const text of ['A', 'B', 'C']) await log('question', { text, answered: text === 'B' });
  await log('function_check', { memory: 'no' }, { day: AGO });
  await log('background', { main_worry: 'x', b12_told: 'x', cancer: 'no', family_words: 'x', diet: 'vegan' }, { uid: THE_BACKGROUND });
  open();
  await expect.poll(rows).toEqual([
    'What I want to ask2 questions',
    'Function checkanswered 12 days ago: answer again',
    'My backgroundonset, tests: not recorded yet',
    'What goes inall sections, A4',
  ]);
});

test('it is for the next appointment, and of the days since the last', async () => {
  await log('event', { title: 'Dr Osei', category: 'appointment' }, { day: AHEAD });
  await log('event', { title: 'Dr Osei', category: 'appointment' }, { day: AGO });
  open();
  await expect.poll(() => button(`For Dr Osei, ${longDay(AHEAD)}`)).toBeDefined();
  expect(pressed()).toEqual([spaced(`Since ${shortDay(AGO)}`)]);
  expect(document.body.textContent).toContain('13 days, 1 with an entry.');
});

test('without an entry it says so', async () => {
  open();
  await expect.poll(() => document.querySelector('.figures[aria-live]')!.textContent.trim()).toBe('No entry in these days yet.');
});

test('it begins where the diary begins', async () => {
  await log('lab', { analyte: 'ck', value: 90, unit: 'u_l' }, { day: addDays(today(), -60) });
  for (const day of [AGO, today()]) await log('twitch', {}, { day });
  open();
  await expect.poll(() => spaced(document.querySelector('.figures[aria-live]')!.textContent)).toBe('13 days since your diary began, 2 with an entry.');
  expect(pressed()).toEqual(['90']);
});

test('its button says that the page of these days is being made', async () => {
  session.state = 'signed_in';
  document.cookie = 'csrftoken=token';
  const asked: string[] = [];
  globalThis.fetch = ((path: string) => (asked.push(path), new Promise(() => undefined))) as typeof fetch;
  for (const day of [AGO, today()]) await log('twitch', {}, { day });
  open();
  await expect.poll(() => document.body.textContent).toContain('13 days since your diary began');
  button('Make the page')!.click();
  await expect.poll(() => button('Making the page')?.getAttribute('aria-disabled')).toBe('true');
  button('Making the page')!.click();
  const pages = () => asked.filter((path) => path.includes('report.pdf'));
  await expect.poll(pages).toHaveLength(1);
  expect(pages()[0]).toContain(`?from=${AGO}&to=${today()}&`);
});

test.each([true, false])('a link is offered where the server gives out any: %s', async (shares) => {
  session.state = 'signed_in';
  let isTold = false;
  globalThis.fetch = (async () => {
    isTold = true;
    return respond(200, { sign_up: 'open', mail: false, shares });
  }) as typeof fetch;
  open();
  await expect.poll(() => isTold).toBe(true);
  await expect.poll(() => Boolean(button('Share a link'))).toBe(shares);
});

test('without an appointment one can be added', () => {
  open();
  button('Add an appointment')!.click();
  expect(route.sheet).toEqual({ name: 'entry', with: { kind: 'event', day: today(), planned: 'yes' } });
});

const tick = (name: string) => [...document.querySelectorAll<HTMLLabelElement>('dialog .tick')].find(({ textContent }) => spaced(textContent) === name)!;

test('what goes in is chosen in a sheet, told in its row, and still so when the report is opened again', async () => {
  open();
  button('What goes in')!.click();
  flushSync();
  tick('Laboratory results').querySelector('input')!.click();
  tick('Notes of your entries').querySelector('input')!.click();
  button('US Letter')!.click();
  button('Done')!.click();
  flushSync();
  expect(rows()[3]).toBe('What goes in1 section left out, US Letter');
  expect(document.body.textContent).toContain('Notes go in.');
  await expect.poll(() => kept('report_choices')).toEqual({ leftOut: ['labs'], notes: true, paper: 'letter', who: null });

  open();
  await expect.poll(() => rows()[3]).toBe('What goes in1 section left out, US Letter');
});
