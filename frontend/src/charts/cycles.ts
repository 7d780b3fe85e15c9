import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Values } from './buckets';
import { roundTop } from './lane';

interface CycleShapes {
  /** One a cycle. */
  cycles: string[];
  mean: string;
  /** The value at the upper edge. */
  top: number;
  /** Days since the injection, and where they are. */
  ticks: { day: number; x: number }[];
}

const MOST_TICKS = 6;

/** Cycles laid over one another by days since the injection; lines break at days that are not recorded. */
export function cycleShapes(cycles: readonly Values[], means: Values, width: number, height: number): CycleShapes {
  const last = Math.max(1, ...cycles.map((values) => values.length - 1));
  const top = roundTop(Math.max(0, ...cycles.flat().map((value) => value ?? 0)));
  const x = scaleLinear([0, last], [0, width]);
  const y = scaleLinear([0, top], [height, 0]);
  const path = line<number | null>()
    .defined((value) => value !== null)
    .x((_, day) => x(day))
    .y((value) => y(value!))
    .digits(1);
  const drawn = (values: Values) => path(values as (number | null)[]) ?? '';
  const ticks = x.ticks(Math.min(MOST_TICKS, last)).filter(Number.isInteger);
  return { cycles: cycles.map(drawn), mean: drawn(means), top, ticks: ticks.map((day) => ({ day, x: x(day) })) };
}
