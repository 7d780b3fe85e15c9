import { expect, test } from 'vitest';
import { fieldCalled } from './fieldWords.svelte';

test.each([
  ['exercise', 'minutes', 'How long'],
  ['hydration', 'ml', 'Amount'],
  ['caffeine', 'mg', 'Caffeine'],
  ['twitch', 'note', 'Note'],
])('a form calls %s.%s “%s”', (kind, field, called) => {
  expect(fieldCalled(kind, field)).toBe(called);
});
