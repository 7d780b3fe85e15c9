import { expect, test } from 'vitest';
import { addDays, today } from '../time/days';
import { periodProblem } from './period';

const ago = (days: number) => addDays(today(), -days);

test.each([
  [ago(89), ago(0), null],
  [ago(3660), ago(0), null],
  [ago(3661), ago(0), 'too_long'],
  [ago(1), ago(2), 'disorder'],
  [ago(1), ago(-1), 'disorder'],
  ['', ago(0), 'disorder'],
  ['12026-01-01', ago(0), 'disorder'],
])('%s to %s: %s', (from, to, problem) => {
  expect(periodProblem(from, to)).toBe(problem);
});
