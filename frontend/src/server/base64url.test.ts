import { expect, test } from 'vitest';
import { base64url, bytes } from './base64url';

test('bytes go to base64url and back, without padding', () => {
  for (const [values, text] of [
    [[], ''],
    [[255], '_w'],
    [[251, 255], '-_8'],
    [[0, 16, 131], 'ABCD'],
  ] as [number[], string][]) {
    expect(base64url(Uint8Array.from(values).buffer)).toBe(text);
    expect([...bytes(text)]).toEqual(values);
  }
});
