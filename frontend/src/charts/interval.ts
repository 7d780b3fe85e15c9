import { scaleLog } from 'd3-scale';

const NARROWEST_AXIS = 1.5;
const WIDEST_AXIS = 3;
export const INTERVAL_WIDTH = 112;

export interface Ratio {
  rate_ratio: number;
  ci_low: number;
  ci_high: number;
}

interface IntervalShape {
  low: number;
  high: number;
  dot: number | null;
  /** The interval goes on beyond the axis: draw an arrow there. */
  lowClipped: boolean;
  highClipped: boolean;
}

/** One axis for all rows: from 1/limit to limit, wide enough for the estimates, never wider than 3-fold. */
export function axisLimit(ratios: readonly Ratio[]): number {
  const reach = ratios.flatMap(({ ci_low, ci_high }) => [1 / ci_low, ci_high]);
  return Math.min(WIDEST_AXIS, Math.max(NARROWEST_AXIS, ...reach));
}

/** Places a ratio and its interval on a logarithmic axis that has 1 ("no difference") in its middle. */
export function intervalShape(ratio: Ratio, limit: number, width: number): IntervalShape {
  const x = scaleLog([1 / limit, limit], [0, width]).clamp(true);
  const outside = ratio.rate_ratio < 1 / limit || ratio.rate_ratio > limit;
  return {
    low: x(ratio.ci_low),
    high: x(ratio.ci_high),
    dot: outside ? null : x(ratio.rate_ratio),
    lowClipped: ratio.ci_low < 1 / limit,
    highClipped: ratio.ci_high > limit,
  };
}
