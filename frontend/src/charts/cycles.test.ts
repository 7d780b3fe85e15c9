import { expect, test } from 'vitest';
import { cycleShapes } from './cycles';

test('cycles lie over one another by days since the injection, and break where a day is not recorded', () => {
  const shapes = cycleShapes([[4, 2, 0], [8, null, 6, 6]], [6, null, 3, 6], 30, 100);
  expect(shapes.top).toBe(8);
  expect(shapes.cycles).toEqual(['M0,50L10,75L20,100', 'M0,0ZM20,25L30,25']);
  expect(shapes.mean).toBe('M0,25ZM20,62.5L30,25');
  expect(shapes.ticks).toEqual([{ day: 0, x: 0 }, { day: 1, x: 10 }, { day: 2, x: 20 }, { day: 3, x: 30 }]);
});

test('a cycle that has just begun is one day', () => {
  expect(cycleShapes([[3]], [null], 30, 100).ticks).toEqual([{ day: 0, x: 0 }, { day: 1, x: 30 }]);
});
