import { expect, test } from 'vitest';
import { newUid } from './uid';

test('a uid is a UUIDv7 that begins with its time', () => {
  const uid = newUid(0x0193_0000_0000);
  expect(uid).toMatch(/^01930000-0000-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('uids differ, and later ones sort later', () => {
  const uids = Array.from({ length: 50 }, (_, index) => newUid(1_700_000_000_000 + index));
  expect(new Set(uids).size).toBe(50);
  expect([...uids].sort()).toEqual(uids);
});
