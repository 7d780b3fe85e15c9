import { decryptSHLFile, encryptSHLFile } from 'kill-the-clipboard';
import { expect, test } from 'vitest';
import { decrypt, encrypt, newKey } from './jwe';

const TEXT = JSON.stringify({ resourceType: 'Bundle', note: 'größer als 日本 🦵' });
const LARGE = 'x'.repeat(3_000_000);

test('what is encrypted here is read by another, and the other way round', async () => {
  const key = newKey();
  const read = await decryptSHLFile({ jwe: await encrypt(TEXT, key), key });
  expect(read).toEqual({ content: TEXT, contentType: 'application/fhir+json' });
  const theirs = await encryptSHLFile({ content: TEXT, key, contentType: 'application/fhir+json' });
  expect(await decrypt(theirs, key)).toBe(TEXT);
});

test('a year is not too long', async () => {
  const key = newKey();
  expect(await decrypt(await encrypt(LARGE, key), key)).toBe(LARGE);
});

test('keys are 256 bits, and neither they nor what they encrypt come twice', async () => {
  const [key, other] = [newKey(), newKey()];
  expect(key).toMatch(/^[\w-]{43}$/);
  expect(other).not.toBe(key);
  expect(await encrypt(TEXT, key)).not.toBe(await encrypt(TEXT, key));
});

test('with another key, or changed on its way, nothing can be read', async () => {
  const key = newKey();
  const jwe = await encrypt(TEXT, key);
  const changed = (part: number) => jwe.split('.').map((text, place) => (place === part ? other(text) : text)).join('.');
  await expect(decrypt(jwe, newKey())).rejects.toThrow();
  for (const part of [0, 2, 3, 4]) await expect(decrypt(changed(part), key)).rejects.toThrow();
  await expect(decrypt('', key)).rejects.toThrow();
});

const other = (text: string) => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
