export function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  const found = new Uint8Array(binary.length);
  for (let place = 0; place < binary.length; place += 1) found[place] = binary.charCodeAt(place);
  return found;
}

/** More arguments than these no function takes everywhere. */
const AT_ONCE = 0x8000;

export function base64url(buffer: ArrayBuffer | Uint8Array): string {
  const all = new Uint8Array(buffer);
  let binary = '';
  for (let from = 0; from < all.length; from += AT_ONCE) binary += String.fromCharCode(...all.subarray(from, from + AT_ONCE));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
