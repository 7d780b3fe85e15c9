const BROWSERS: [string, RegExp][] = [
  ['Edge', /Edg/],
  ['Samsung Internet', /SamsungBrowser/],
  ['Firefox', /Firefox|FxiOS/],
  ['Chrome', /Chrome|CriOS/],
  ['Safari', /Safari/],
  ['curl', /^curl/],
];

const DEVICES: [string, RegExp][] = [
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Android', /Android/],
  ['Windows', /Windows/],
  ['Mac', /Macintosh/],
  ['Linux', /Linux/],
];

const first = (names: [string, RegExp][], text: string) => names.find(([, sign]) => sign.test(text))?.[0];

/** Both names in a browser's description of itself, as far as they are known: they are brands, alike in all languages. */
export function agentNames(userAgent: string): string {
  return [first(BROWSERS, userAgent), first(DEVICES, userAgent)].filter(Boolean).join(', ');
}
