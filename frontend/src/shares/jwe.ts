/** Encrypted text as SMART Health Links carry it: a compact JWE, encrypted directly with A256GCM. */

import { base64url, bytes } from '../server/base64url';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;
const HEADER = { alg: 'dir', enc: 'A256GCM', cty: 'application/fhir+json' };

const utf8 = (text: string) => new TextEncoder().encode(text);

export const newKey = () => base64url(crypto.getRandomValues(new Uint8Array(KEY_BYTES)));

export async function encrypt(text: string, key: string): Promise<string> {
  const header = base64url(utf8(JSON.stringify(HEADER)));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(rules(iv, header), await imported(key, 'encrypt'), utf8(text)));
  const [ciphertext, tag] = [sealed.subarray(0, -TAG_BYTES), sealed.subarray(-TAG_BYTES)];
  return [header, '', ...[iv, ciphertext, tag].map(base64url)].join('.');
}

/** Throws where the key is another, or the text was changed on its way. */
export async function decrypt(jwe: string, key: string): Promise<string> {
  const [header = '', , iv = '', ciphertext = '', tag = ''] = jwe.split('.');
  const sealed = await new Blob([bytes(ciphertext), bytes(tag)]).arrayBuffer();
  const text = await crypto.subtle.decrypt(rules(bytes(iv), header), await imported(key, 'decrypt'), sealed);
  return new TextDecoder().decode(text);
}

const rules = (iv: Uint8Array<ArrayBuffer>, header: string): AesGcmParams => ({ name: 'AES-GCM', iv, additionalData: utf8(header), tagLength: 8 * TAG_BYTES });

const imported = (key: string, use: 'encrypt' | 'decrypt') => crypto.subtle.importKey('raw', bytes(key), 'AES-GCM', false, [use]);
