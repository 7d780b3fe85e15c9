import { expect, test } from 'vitest';
import cases from '../../../tests/data/plans.json';
import { standing } from './plans';
import { readSchedule, writeSchedule } from './schedule';

test.each(cases)('$says', ({ plan, taken, skipped, today, standing: expected }) => {
  const of = (status: string, days: string[]) => days.map((day) => ({ day, status }));
  const whole = { ends_on: null, stock: null, stock_on: null, ...plan };
  expect(standing(whole, [...of('skipped', skipped), ...of('taken', taken)], today)).toEqual(expected);
});

test.each(cases.flatMap(({ plan: { schedule } }) => schedule ?? []))('%s is written as it was read', (schedule) => {
  const inOrder = schedule.replace('FR,MO', 'MO,FR');
  expect(writeSchedule(readSchedule(schedule))).toBe(inOrder);
});

test('a plan without phases is taken as needed', () => {
  expect([readSchedule(null), writeSchedule([])]).toEqual([[], null]);
});
