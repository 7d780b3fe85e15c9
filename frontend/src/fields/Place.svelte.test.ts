import 'fake-indexeddb/auto';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { kindOf } from '../registry/registry';
import type { Fields } from '../registry/types';
import { emptyDiary } from '../testing/diary';
import Form from './Form.svelte';

let form: Record<string, unknown>;

beforeEach(emptyDiary);

afterEach(() => unmount(form));

function show(name: string, values: Fields = {}, problems = {}) {
  const props = $state({ kind: kindOf(name), day: '2026-03-01', values, times: { at: '12:00' }, instants: {}, problems });
  form = mount(Form, { target: document.body, props });
  flushSync();
  return props.values;
}

const where = () => document.querySelector<HTMLButtonElement>('#field-site')!;
const words = () => where().textContent?.trim();

async function unfold() {
  where().click();
  await expect.poll(() => document.querySelector('.picker [aria-pressed]')).toBeTruthy();
}

function tap(name: string) {
  document.querySelector(`[aria-label="${name}"]`)!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  flushSync();
}

it('says the place in words, and never fills one in', () => {
  show('twitch');
  expect(words()).toBe('Not given');
  expect(document.getElementById(where().getAttribute('aria-labelledby')!.split(' ')[0]!)?.textContent).toBe('Where');
  unmount(form);
  show('twitch', { site: 'calf', side: 'left' });
  expect(words()).toBe('Left calf');
});

it('opens the figure within the form', async () => {
  const values = show('twitch');
  expect(document.querySelector('.picker')?.children.length).toBe(0);
  await unfold();
  tap('Left calf');
  expect([values.site, values.side, words()]).toEqual(['calf', 'left', 'Left calf']);
});

it('asks for the places of its kind', async () => {
  const values = show('b12');
  await unfold();
  tap('Right hip (ventrogluteal)');
  expect([values.site, values.side]).toEqual(['ventrogluteal', 'right']);
});

it('says what is wrong', () => {
  show('twitch', {}, { site: 'This field is required.' });
  expect(document.getElementById(where().getAttribute('aria-describedby')!)?.textContent).toBe('This field is required.');
});
