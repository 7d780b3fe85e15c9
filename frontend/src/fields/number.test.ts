import { expect, it } from 'vitest';
import { readNumber } from './number';

it.each([
  ['1,000', 1000],
  ['1,000,000', 1_000_000],
  ['12,500.5', 12_500.5],
  ['1,5', 1.5],
  ['1.5', 1.5],
  ['0,500', 0.5],
  ['1,0000', 1],
  [' 1000 ', 1000],
  ['', null],
  ['a lot', 'a lot'],
])('reads "%s" as %s', (text, number) => {
  expect(readNumber(text)).toBe(number);
});
