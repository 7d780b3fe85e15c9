import { expect, test } from 'vitest';
import type { Entry } from '../registry/types';
import { marksOn, namedAndOthers, sitesOf } from './sites';

const twitch = (site: string | null = null, side: string | null = null): Entry => ({
  kind: 'twitch', uid: 'u', rev: 0, deleted: false, at: '2026-03-01T06:40:00+01:00', tz: 'Europe/Berlin', day: '2026-03-01', site, side,
});

test('entries are counted by place, those without one apart', () => {
  expect(sitesOf([twitch('tongue'), twitch('calf', 'left'), twitch(), twitch('calf', 'left'), twitch('calf', 'right')])).toEqual({
    total: 5,
    sited: 4,
    places: [
      { place: { site: 'calf', side: 'left' }, times: 2 },
      { place: { site: 'tongue', side: null }, times: 1 },
      { place: { site: 'calf', side: 'right' }, times: 1 },
    ],
    unplaced: 0,
  });
});

test('a calf whose side was not told counts as a place, and is on no figure', () => {
  expect(sitesOf([twitch('calf'), twitch('calf', 'left')])).toMatchObject({ sited: 2, unplaced: 1 });
});

test('of many places the commonest are named', () => {
  const places = (count: number) => Array.from({ length: count }, (_, index) => ({ place: { site: `site ${index}`, side: null }, times: 10 - index }));
  expect(namedAndOthers(places(5)).others).toBeNull();
  expect(namedAndOthers(places(7))).toEqual({ named: places(4), others: { places: 3, times: 6 + 5 + 4 } });
});

test('each spot has one number, in the view that shows it', () => {
  const { places } = sitesOf([twitch('tongue'), twitch('tongue', 'left'), twitch('calf', 'left'), twitch('calf')]);
  expect(marksOn('front', places)).toEqual([{ at: [0, 34], number: [0, 34], times: 2 }]);
  expect(marksOn('back', places)).toEqual([{ at: [-22, 278], number: [-22, 278], times: 1 }]);
});
