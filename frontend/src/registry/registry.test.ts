import { expect, test } from 'vitest';
import { kindOf, label } from './registry';

test('kinds are found by name, labels by message id', () => {
  expect(kindOf('sleep').fields.map(({ name }) => name)).toContain('awake_at');
  expect(() => kindOf('moonlight')).toThrow('moonlight');
  expect(label('no such message')).toBe('no such message');
});
