import { afterEach, expect, test, vi } from 'vitest';
import { clear, show } from '../testing/page';
import TileChoice from './TileChoice.svelte';
import { flipped, shownTiles, TILES } from './tileChoice';

afterEach(clear);

test('until something is chosen all are shown, and a tap hides one', () => {
  expect(shownTiles([])).toEqual(TILES);
  expect(flipped([], 'medication')).toEqual(['caffeine', 'hydration', 'sleep', 'symptom', 'b12', 'checkin', 'supplement']);
});

test('they keep their order, whichever was shown again last', () => {
  expect(flipped(['hydration', 'checkin'], 'caffeine')).toEqual(['caffeine', 'hydration', 'checkin']);
});

test('all shown again is as before anything was chosen', () => {
  expect(flipped(flipped([], 'sleep'), 'sleep')).toEqual([]);
});

test('the last one stays', () => {
  const onchoose = vi.fn();
  show(TileChoice, { chosen: ['sleep'], onchoose });
  const ticked = [...document.querySelectorAll<HTMLInputElement>('input:checked')];
  expect(ticked).toHaveLength(1);
  ticked[0]!.click();
  expect(ticked[0]!.checked).toBe(true);
  expect(onchoose).not.toHaveBeenCalled();
});
