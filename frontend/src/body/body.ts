/**
 * The figure on which places are chosen and counted. In both views the patient's left is on the left, as in a mirror: people who look for a
 * place on their own body have nothing to turn round, and one rule holds for both.
 */

import described from 'registry:body';
import type { Body, Fields, Place, Point, Value, View } from '../registry/types';

const body = described as unknown as Body;

export const { box, outline, details } = body;

export const VIEWS: View[] = ['front', 'back'];

/** What one tap chooses: the first of its sites. The others are too close to it to be hit with a finger. */
export interface Area {
  key: string;
  view: View;
  sites: string[];
  side: string | null;
  centre: Point;
  path: string;
  /** Drawn as the mirror image of its path. */
  turned: boolean;
}

const turnedAt = ([x, y]: Point, turned: boolean): Point => [turned ? -x : x, y];

/** From head to foot, the front first. */
export function areasOf(vocabulary: string): Area[] {
  const areas = body.areas[vocabulary] ?? [];
  return VIEWS.flatMap((view) =>
    areas.filter(({ views }) => views.includes(view)).flatMap(({ sites, sides, centre, path }) =>
      sides.map((side) => {
        const turned = side === 'left';
        return { key: `${view} ${sites[0]} ${side}`, view, sites, side, centre: turnedAt(centre, turned), path, turned };
      }),
    ),
  );
}

/** The sides that a site has, as they lie from left to right. */
export function sidesOf(vocabulary: string, site: string): string[] {
  const place = body.places[vocabulary]?.[site];
  if (!place?.pair) return [];
  return place.middle ? ['left', 'middle', 'right'] : ['left', 'right'];
}

/** A site on a side, if it has that side. */
export function placeOn(vocabulary: string, site: string, side: Value): Place {
  return { site, side: sidesOf(vocabulary, site).find((one) => one === side) ?? null };
}

/** The sites that share an area with this one, itself included; none where it has one of its own. */
export function partsWith(vocabulary: string, site: string): string[] {
  const shared = areasOf(vocabulary).find(({ sites }) => sites.length > 1 && sites.includes(site));
  return shared?.sites ?? [];
}

/** Whether there is more to choose: which part, or which side. */
export function asksMore(vocabulary: string, { site, side }: Fields): boolean {
  if (!site) return false;
  const parts = partsWith(vocabulary, String(site));
  return parts.length > 0 || (!side && sidesOf(vocabulary, String(site)).length > 0);
}

/** `mixed`: on one of the sides, which was not told. */
export function isIn(vocabulary: string, area: Area, { site, side }: Fields): boolean | 'mixed' {
  if (!site || !area.sites.includes(String(site))) return false;
  const hasNoSide = area.side === null || !sidesOf(vocabulary, String(site)).length;
  if (hasNoSide || area.side === side) return true;
  return side ? false : 'mixed';
}

/** Where a place is drawn; nowhere while its side is not told. */
export function spotOf(vocabulary: string, { site, side }: Fields): { view: View; at: Point; number: Point } | null {
  const place = body.places[vocabulary]?.[String(site)];
  if (!place) return null;
  const isPaired = side === 'left' || side === 'right';
  const mark = isPaired && place.pair ? place.pair : side === 'middle' || !place.pair ? place.middle : undefined;
  if (!mark) return null;
  const turned = mark === place.pair && side === 'left';
  return { view: place.view, at: turnedAt(mark.at, turned), number: turnedAt(mark.number ?? mark.at, turned) };
}

const STEPS: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
/** How much worse it is to stray from the way than to go far. */
const STRAYING = 2;

/** The next area in the direction of an arrow key, on the figure as it is seen: the back at the right of the front. */
export function nextArea(areas: Area[], from: Area, key: string): Area | null {
  const step = STEPS[key];
  if (!step) return null;
  const whereOf = ({ view, centre: [x, y] }: Area): Point => [view === 'back' ? x + box[2] : x, y];
  const [fromX, fromY] = whereOf(from);
  const ways = areas.map((area) => {
    const [x, y] = whereOf(area);
    const [right, down] = [x - fromX, y - fromY];
    const along = right * step[0] + down * step[1];
    return { area, along, length: along + STRAYING * Math.abs(right * step[1] + down * step[0]) };
  });
  const ahead = ways.filter(({ along }) => along > 0).sort((a, b) => a.length - b.length);
  return ahead[0]?.area ?? null;
}
