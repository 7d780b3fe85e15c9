import { describe, expect, it, test } from 'vitest';
import { registry } from '../registry/registry';
import { areasOf, asksMore, isIn, nextArea, partsWith, placeOn, sidesOf, spotOf, VIEWS } from './body';

const area = (key: string) => areasOf('sites').find((one) => one.key === key)!;

test.each(['sites', 'injection_sites'])('every term of %s can be tapped on each of its sides', (vocabulary) => {
  for (const { name } of registry.vocabulary[vocabulary]!) {
    for (const side of [...sidesOf(vocabulary, name), ...(sidesOf(vocabulary, name).length ? [] : [null])]) {
      const place = { site: name, side };
      expect(areasOf(vocabulary).some((one) => isIn(vocabulary, one, place) === true)).toBe(true);
      expect(spotOf(vocabulary, place)).not.toBeNull();
    }
  }
});

test('left is on the left in both views', () => {
  const lefts = areasOf('sites').filter(({ side }) => side === 'left');
  expect(new Set(lefts.map(({ view }) => view))).toEqual(new Set(VIEWS));
  expect(lefts.every(({ centre: [x], turned }) => x < 0 && turned)).toBe(true);
  expect(spotOf('sites', { site: 'eyelid', side: 'left' })).toEqual({ view: 'front', at: [-7.4, 21], number: [-44, 12] });
});

test('parts that are too small to hit share an area', () => {
  expect(partsWith('sites', 'tongue')).toEqual(['face', 'eyelid', 'jaw', 'tongue']);
  expect(partsWith('sites', 'toes')).toEqual(['foot', 'toes']);
  expect(partsWith('sites', 'calf')).toEqual([]);
});

test.each([
  [{ site: 'neck', side: null }, true],
  [{ site: 'neck', side: 'left' }, false],
  [{ site: 'hand', side: 'left' }, true],
  [{ site: 'calf', side: 'left' }, false],
  [{ site: null, side: null }, false],
])('after a tap on %o there is more to choose: %s', (place, more) => {
  expect(asksMore('sites', place)).toBe(more);
});

test('a side that a site does not have is not taken over', () => {
  expect(placeOn('sites', 'fingers', 'left')).toEqual({ site: 'fingers', side: 'left' });
  expect(placeOn('sites', 'eyelid', 'middle')).toEqual({ site: 'eyelid', side: null });
  expect(placeOn('sites', 'tongue', 'left')).toEqual({ site: 'tongue', side: null });
});

describe('a calf without its side', () => {
  const calf = { site: 'calf', side: null };

  it('is on one of the two', () => {
    expect(['left', 'right'].map((side) => isIn('sites', area(`back calf ${side}`), calf))).toEqual(['mixed', 'mixed']);
  });

  it('is drawn nowhere', () => {
    expect(spotOf('sites', calf)).toBeNull();
  });
});

describe('arrow keys', () => {
  const after = (key: string, ...keys: string[]) => keys.reduce((found, arrow) => nextArea(areasOf('sites'), found, arrow) ?? found, area(key)).key;

  it('go where they point', () => {
    expect(after('front shin left', 'ArrowRight')).toBe('front shin right');
    expect(after('front shin left', 'ArrowUp')).toBe('front knee left');
    expect(after('front forearm right', 'ArrowRight')).toBe('back forearm left');
    expect(after('front foot left', 'ArrowDown')).toBe('front foot left');
  });

  it.each(['sites', 'injection_sites'])('reach every area of %s', (vocabulary) => {
    const areas = areasOf(vocabulary);
    const found = new Set([areas[0]!]);
    for (const one of found) {
      for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown']) found.add(nextArea(areas, one, key) ?? one);
    }
    expect(areas.filter((one) => !found.has(one)).map(({ key }) => key)).toEqual([]);
  });
});
