import { SHL } from 'kill-the-clipboard';
import { expect, test } from 'vitest';
import { fromFragment, needsPasscode, toAddress, type ShareLink } from './shlink';

const LINK: ShareLink = {
  url: 'https://quiver.example.org/shl/I91rhba3VsuGXGchcnr6VHlQFKxfE28kuZ0ssbEuxno',
  key: 'rxTgYlOaKJPFtcEd0qcceN8wEU4p94SqAwIWQe6uX7Q',
  exp: 1_900_000_000,
  flag: 'P',
  label: 'Für Dr Osei 🦵',
};
const address = (link: object = LINK) => toAddress('https://quiver.example.org/view', link as ShareLink);
const fragment = (link?: object) => new URL(address(link)).hash;

test('another reader of such links finds the same in it', () => {
  expect(SHL.parse(address()).payload).toMatchObject(LINK);
});

test('it is read again as it was written', () => {
  expect(fromFragment(fragment())).toEqual(LINK);
  expect(fromFragment(encodeURIComponent(fragment()))).toEqual(LINK);
  expect(needsPasscode(LINK)).toBe(true);
  expect(needsPasscode({ ...LINK, flag: 'L' })).toBe(false);
});

test('nothing of it but the page of the viewer stands before the #', () => {
  expect(address().split('#')[0]).toBe('https://quiver.example.org/view');
});

test.each(['', '#', '#shlink:/', '#shlink:/!!', fragment().slice(0, -9), fragment({ url: 'x' }), fragment({ ...LINK, v: 2 }), fragment({ ...LINK, exp: 'soon' }), fragment({ ...LINK, exp: 1e20 }), fragment({ ...LINK, flag: 7 })])('%s is no link', (part) => {
  expect(fromFragment(part)).toBeNull();
});
