import { expect, test } from 'vitest';
import { usualPaper } from './paper';

test.each([
  ['en-US', 'letter'],
  ['fr-CA', 'letter'],
  ['es-MX', 'letter'],
  ['en-GB', 'a4'],
  ['de', 'a4'],
  ['en', 'a4'],
])('paper in %s is %s', (language, paper) => {
  expect(usualPaper(language)).toBe(paper);
});
