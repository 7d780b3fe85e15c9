import { expect, test } from 'vitest';
import { lowerFirst } from './lowerFirst';

test.each([
  ['Left calf', 'left calf'],
  ['A muscle looks thinner', 'a muscle looks thinner'],
  ['B complex', 'B complex'],
  ['B12', 'B12'],
  ['EMG (needle test)', 'EMG (needle test)'],
  ['22 Nov, 14:32', '22 Nov, 14:32'],
  ['', ''],
])('“%s” reads on as “%s”', (text, read) => {
  expect(lowerFirst(text)).toBe(read);
});
