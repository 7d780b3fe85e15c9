import { LANGUAGE, shortDay, shortMonth, year } from '../time/dayNames';
import type { Tick } from './timeAxis';

const ratios = new Intl.NumberFormat(LANGUAGE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const figures = new Intl.NumberFormat(LANGUAGE, { maximumFractionDigits: 1 });

export function tickLabel({ day, unit }: Tick): string {
  return { year, month: shortMonth, day: shortDay }[unit](day);
}

const SMALL = 0.1;
const smallFigures = new Intl.NumberFormat(LANGUAGE, { maximumSignificantDigits: 1 });

/** One decimal is as much as a diary can mean: "7.1", "1,250"; but what is small is not nothing: "0.0005". */
export function figure(value: number): string {
  return (Math.abs(value) < SMALL ? smallFigures : figures).format(value);
}

/** A ratio: "1.05", "0.72". */
export function ratioFigure(value: number): string {
  return ratios.format(value);
}
