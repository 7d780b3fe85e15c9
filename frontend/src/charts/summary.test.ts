import { expect, test } from 'vitest';
import { summarise } from './summary';

test('range and median are of the recorded days alone', () => {
  expect(summarise([3, null, 0, 12, null])).toEqual({ recorded: 3, days: 5, low: 0, high: 12, median: 3 });
  expect(summarise([1, 2, 4, 10])).toMatchObject({ median: 3 });
});

test('a recorded zero is a value; nothing recorded is none', () => {
  expect(summarise([0])).toEqual({ recorded: 1, days: 1, low: 0, high: 0, median: 0 });
  expect(summarise([null, null])).toBeNull();
  expect(summarise([])).toBeNull();
});
