import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Values } from './buckets';

export const LANE_HEIGHT = 56;
const RADIUS = 2.5;
const WIDEST_BAR = 14;

interface LaneBox {
  width: number;
  height: number;
  /** The value at the upper edge; the ground line is always 0. */
  top: number;
}

export type LaneShape = 'bars' | 'dots';

/** SVG paths: one a shape and not one a day, so that years of days draw at once. Values are bars, or dots on a line. */
export interface LaneShapes {
  ground: string;
  gaps: string;
  zeros: string;
  bars: string;
  dots: string;
  line: string;
}

/** A round number at or above the highest value, for the upper edge of a lane. */
export function roundTop(highest: number): number {
  return scaleLinear().domain([0, Math.max(highest, 1)]).nice(4).domain()[1]!;
}

/** Distance from the left edge to the middle of a step. */
export function middleOf(step: number, steps: number, width: number): number {
  return ((step + 0.5) * width) / steps;
}

export function laneShapes(values: Values, { width, height, top }: LaneBox, shape: LaneShape): LaneShapes {
  const stepWidth = width / values.length;
  const y = scaleLinear([0, top], [height, 0]);
  const radius = Math.min(RADIUS, stepWidth * 0.45);
  const barWidth = Math.min(WIDEST_BAR, stepWidth * 0.7);
  const bar = (x: number, value: number) => `M${px(x - barWidth / 2)},${height}V${px(y(value))}h${px(barWidth)}V${height}Z`;
  const stretch = ({ start, end }: Run) => `M${px(start * stepWidth)},${height}H${px(end * stepWidth)}`;
  const shapes: LaneShapes = { ground: '', gaps: '', zeros: '', bars: '', dots: '', line: shape === 'dots' ? brokenLine(values, width, y) : '' };
  for (const run of runs(values)) shapes[run.recorded ? 'ground' : 'gaps'] += stretch(run);
  values.forEach((value, step) => {
    const x = middleOf(step, values.length, width);
    if (value === 0) shapes.zeros += circle(x, height, radius);
    else if (value !== null) shapes[shape] += shape === 'bars' ? bar(x, value) : circle(x, y(value), radius);
  });
  return shapes;
}

interface Run {
  recorded: boolean;
  start: number;
  end: number;
}

/** Neighbours alike make one stretch: dashes that began anew at each step would run together. */
function runs(values: Values): Run[] {
  const found: Run[] = [];
  values.forEach((value, step) => {
    const recorded = value !== null;
    const last = found.at(-1);
    if (last?.recorded === recorded) last.end = step + 1;
    else found.push({ recorded, start: step, end: step + 1 });
  });
  return found;
}

/** A line through neighbouring recorded steps; it stops at every gap. */
export function brokenLine(values: Values, width: number, y: (value: number) => number): string {
  return (
    line<number | null>()
      .defined((value) => value !== null)
      .x((_, step) => middleOf(step, values.length, width))
      .y((value) => y(value!))
      .digits(1)(values as (number | null)[]) ?? ''
  );
}

function circle(x: number, y: number, radius: number): string {
  return `M${px(x - radius)},${px(y)}a${px(radius)},${px(radius)} 0 1,0 ${px(2 * radius)},0a${px(radius)},${px(radius)} 0 1,0 ${px(-2 * radius)},0Z`;
}

/** As exact as a screen can show. */
export function px(length: number): number {
  return Math.round(length * 100) / 100;
}
