import { scaleLinear } from 'd3-scale';
import { expect, test } from 'vitest';
import { brokenLine, laneShapes, middleOf, roundTop } from './lane';

const box = { width: 40, height: 50, top: 10 };

test('each kind of day has its own shape', () => {
  const shapes = laneShapes([5, 0, null, 10], box, 'bars');
  expect(shapes.ground).toBe('M0,50H20M30,50H40');
  expect(shapes.gaps).toBe('M20,50H30');
  expect(shapes.zeros).toBe('M12.5,50a2.5,2.5 0 1,0 5,0a2.5,2.5 0 1,0 -5,0Z');
  expect(shapes).toMatchObject({ bars: 'M1.5,50V25h7V50ZM31.5,50V0h7V50Z', dots: '', line: '' });
});

test('values that are no amounts are dots on a line', () => {
  expect(laneShapes([5, null, 10, 10], box, 'dots')).toMatchObject({
    bars: '',
    dots: 'M2.5,25a2.5,2.5 0 1,0 5,0a2.5,2.5 0 1,0 -5,0ZM22.5,0a2.5,2.5 0 1,0 5,0a2.5,2.5 0 1,0 -5,0ZM32.5,0a2.5,2.5 0 1,0 5,0a2.5,2.5 0 1,0 -5,0Z',
    line: 'M5,25ZM25,0L35,0',
  });
});

test('a line stops at a gap', () => {
  const y = scaleLinear([0, 10], [50, 0]);
  expect(brokenLine([5, 10, null, 0, 5], 50, y)).toBe('M5,25L15,0M35,50L45,25');
});

test('nothing recorded draws only a dashed ground', () => {
  expect(laneShapes([null, null], box, 'dots')).toEqual({ ground: '', gaps: 'M0,50H40', zeros: '', bars: '', dots: '', line: '' });
});

test('shapes never touch their neighbours on narrow days', () => {
  expect(laneShapes(Array(20).fill(0), box, 'dots').zeros).toMatch(/^M0.1,50a0.9,0.9/);
});

test('the upper edge is a round number at or above the highest value', () => {
  expect(roundTop(0)).toBe(1);
  expect(roundTop(11)).toBe(12);
  expect(roundTop(10)).toBe(10);
  expect(roundTop(430)).toBe(500);
});

test('a step is marked in its middle', () => {
  expect(middleOf(0, 4, 40)).toBe(5);
});
