export function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
}

/** More arguments than these no function takes everywhere. */
const AT_ONCE = 0x8000;

export function base64url(buffer: ArrayBuffer | Uint8Array): string {
  const all = new Uint8Array(buffer);
  let binary = '';
  for (let from = 0; from < all.length; from += AT_ONCE) binary += String.fromCharCode(...all.subarray(from, from + AT_ONCE));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
