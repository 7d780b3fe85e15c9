import { afterEach, expect, test } from 'vitest';
import { clear, show, tap } from '../testing/page';
import SettingsRows from './SettingsRows.svelte';

afterEach(clear);

test('the plans are the first thing in Settings', () => {
  show(SettingsRows, {});
  expect([...document.querySelectorAll('button')].map(({ textContent }) => textContent.trim())).toEqual([
    'My plans',
    'What I track of my own',
    'Screen lock',
    'Deleted in the last 30 days',
    "What this diary can and can't do",
  ]);
  tap('My plans');
  expect(location.pathname).toBe('/plans');
});
