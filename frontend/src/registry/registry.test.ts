import { expect, test } from 'vitest';
import { kind, label } from './registry';

test('kinds are found by name, labels by message id', () => {
  expect(kind('sleep').fields.map(({ name }) => name)).toContain('awake_at');
  expect(() => kind('moonlight')).toThrow('moonlight');
  expect(label('no such message')).toBe('no such message');
});
