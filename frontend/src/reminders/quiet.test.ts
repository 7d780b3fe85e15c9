import { expect, test } from 'vitest';
import { isQuiet } from './quiet';

test.each([
  ['21:59', '22:00', '07:00', false],
  ['22:00', '22:00', '07:00', true],
  ['06:59', '22:00', '07:00', true],
  ['07:00', '22:00', '07:00', false],
  ['13:00', '12:00', '14:00', true],
  ['13:00', '13:00', '13:00', false],
  ['13:00', null, null, false],
])('%s in the hours from %s to %s: %s', (at, quiet_from, quiet_to, found) => {
  expect(isQuiet(at, { quiet_from, quiet_to })).toBe(found);
});
