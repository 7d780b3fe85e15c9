/** Three months of a made-up person, with the gaps and habits of real ones. Short nights go with more twitches on the next day; nothing else does. */

import type { Fields } from '../registry/types';
import type { Change } from '../store/change';
import { newUid } from '../store/uid';
import { addDays, daysBetween, localInstant, twoDigits, zone } from '../time/clock';
import { Chance } from './chance';

export const LENGTH = 90;
/** The day of the first dose, counted from the first day. */
export const TREATED_FROM = 30;
export const PLANS = { b12: '01900000-0000-7000-8000-00000000000b', magnesium: '01900000-0000-7000-8000-00000000000c' };

const SEED = 7;
const GAP_SHARE = 0.08;
const LOADING = 14;
const A_DAY = 24 * 60;
const PLACES: Fields[] = [{ site: 'calf', side: 'left' }, { site: 'calf', side: 'left' }, { site: 'eyelid', side: 'right' }, { site: 'thigh_front', side: 'left' }, {}];
const DRINKS = [{ drink: 'brewed_coffee', mg: 96 }, { drink: 'brewed_coffee', mg: 96 }, { drink: 'black_tea', mg: 48 }];

/** Kind, minute of the day, fields. */
type Draft = [kind: string, minute: number, fields: Fields];

/** `now`: nothing is later. */
export function madeUp(today: string, now: number): Change[] {
  const chance = new Chance(SEED);
  const days = daysBetween(addDays(today, 1 - LENGTH), today);
  const nights = days.map(() => Math.min(9.5, Math.max(3.5, chance.near(6.7, 1.2))));
  const changes = days.flatMap((day, index) => {
    const isGap = index < LENGTH - 1 && chance.isTrue(GAP_SHARE);
    const drafts = dayOf(index, nights, chance);
    return isGap ? [] : [night(day, nights[index]!, chance), ...drafts.map((draft) => dated(day, draft))];
  });
  return changes.filter(({ set }) => Date.parse(String(set!.at)) <= now);
}

export function dated(day: string, [kind, minute, fields]: Draft): Change {
  return made(kind, day, { at: instant(day, minute), ...fields });
}

function night(day: string, hours: number, chance: Chance): Change {
  const awake = Math.round(chance.near(410, 20));
  const awake_at = instant(day, awake);
  return made('sleep', day, { at: awake_at, awake_at, asleep_at: instant(day, awake - Math.round(hours * 60)), quality: chance.scale(hours, 1.2) });
}

const made = (kind: string, day: string, fields: Fields): Change => ({ kind, uid: newUid(Date.parse(String(fields.at))), set: { ...fields, tz: zone(), day, source: 'demo' } });

/** Minutes of a day; those before it are of the evening before. */
function instant(day: string, minute: number): string {
  const [date, rest] = minute < 0 ? [addDays(day, -1), minute + A_DAY] : [day, minute];
  return localInstant(date, `${twoDigits(Math.floor(rest / 60))}:${twoDigits(rest % 60)}`);
}

function dayOf(index: number, nights: number[], chance: Chance): Draft[] {
  const wasShort = index > 0 && nights[index - 1]! < 6;
  const twitches = chance.count(2.2 * (wasShort ? 2 : 1) * (1 - (0.3 * index) / LENGTH));
  return [
    ...twitchesOf(twitches, chance),
    ...drinksOf(chance),
    ...dosesOf(index - TREATED_FROM, chance),
    ...othersOf(index, chance),
    ...checkInOf(twitches, chance),
  ];
}

const evening = (chance: Chance) => Math.min(1410, Math.max(420, Math.round(chance.near(1080, 200))));

const twitchesOf = (count: number, chance: Chance): Draft[] =>
  Array.from({ length: count }, () => ['twitch', evening(chance), { ...chance.oneOf(PLACES), ...(chance.isTrue(0.5) && described(chance)) }]);

const described = (chance: Chance): Fields => ({
  intensity: chance.scale(4, 1.5),
  seconds: chance.oneOf([5, 10, 20, 40, 120]),
  state: chance.oneOf(['rest', 'rest', 'rest', 'after_exercise']),
  noticed: chance.oneOf(['felt', 'both']),
});

function drinksOf(chance: Chance): Draft[] {
  const cups = Array.from({ length: chance.whole(0, 3) }, (): Draft => ['caffeine', chance.whole(420, 1020), chance.oneOf(DRINKS)]);
  const glasses = Array.from({ length: chance.whole(3, 6) }, (): Draft => ['hydration', chance.whole(420, 1320), { drink: 'water', ml: 250 }]);
  return [...cups, ...glasses];
}

/** A loading fortnight on alternate days, then every eight weeks. */
function dosesOf(since: number, chance: Chance): Draft[] {
  const isDose = (since >= 0 && since < LOADING && since % 2 === 0) || since === LOADING;
  const side = since % 4 ? 'left' : 'right';
  const b12 = { mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular', site: 'deltoid', side, plan: PLANS.b12 };
  const magnesium = { nutrient: 'magnesium', amount: 200, unit: 'mg', plan: PLANS.magnesium };
  return [...(isDose ? [['b12', 540, b12] as Draft] : []), ...(chance.isTrue(0.85) ? [['supplement', 1230, magnesium] as Draft] : [])];
}

function othersOf(index: number, chance: Chance): Draft[] {
  const drafts: Draft[] = [];
  const eased = index > TREATED_FROM + LOADING;
  if (chance.isTrue(eased ? 0.15 : 0.35)) drafts.push(['symptom', 1200, { sensation: 'tingling', site: 'foot', side: 'left', severity: chance.scale(eased ? 3 : 5, 1) }]);
  if (chance.isTrue(0.4)) drafts.push(['exercise', 1065, { activity: 'walking', minutes: chance.oneOf([20, 30, 45]), exertion: 4 }]);
  if (index % 7 === 2) drafts.push(['window_count', 1170, { site: 'calf', side: 'left', seconds: 60, twitches: chance.count(4) }]);
  return drafts;
}

function checkInOf(twitches: number, chance: Chance): Draft[] {
  if (chance.isTrue(0.12)) return [];
  const answers = { stress: chance.scale(4, 1.8), anxiety: chance.scale(4, 1.8), tiredness: chance.scale(5, 1.5), wellbeing: chance.scale(6, 1.5) };
  return [['checkin', 1260 + chance.whole(0, 59), { ...answers, twitches: twitches ? 'all_logged' : 'none_noticed', complete: true }]];
}
