/** Counting the twitches of one muscle for a set time: what each event makes of the count under way. Times in milliseconds. */

/** A moment by two clocks: one that never jumps, and the wall's, which goes on while the phone sleeps. */
export interface Moment {
  steady: number;
  wall: number;
}

export interface Counting {
  /** Seconds that it is meant to last. */
  planned: number;
  /** When the watching begins, by the steady clock. */
  from: number;
  /** As far as it is known to have gone on. */
  latest: Moment;
  twitches: number;
  isHidden: boolean;
  end: 'full' | 'stopped' | 'interrupted' | null;
}

type Step = (counting: Counting, at: Moment) => Counting;

export const DURATIONS = [30, 60, 90, 120];
export const USUAL_DURATION = 60;
export const SHORTEST = 30;

const SECOND = 1_000;
/** Seconds for the muscle to come to rest after the tap on "Start". */
export const LEAD_IN = 3;
const LONGEST_GLANCE_AWAY = SECOND;

export const moment = (): Moment => ({ steady: performance.now(), wall: Date.now() });

export function begin(planned: number, at: Moment): Counting {
  return { planned, from: at.steady + LEAD_IN * SECOND, latest: at, twitches: 0, isHidden: false, end: null };
}

export const pass: Step = (counting, at) => {
  if (counting.end || counting.isHidden) return counting;
  const over = at.steady - (counting.from + counting.planned * SECOND);
  if (over < 0) return { ...counting, latest: at };
  return { ...counting, latest: { steady: at.steady - over, wall: at.wall - over }, end: 'full' };
};

export const tap: Step = (counting, at) => {
  const passed = pass(counting, at);
  return isOpen(passed) ? { ...passed, twitches: passed.twitches + 1 } : passed;
};

export const oneLess: Step = (counting) => ({ ...counting, twitches: Math.max(0, counting.twitches - 1) });

export const stop: Step = (counting, at) => {
  const passed = pass(counting, at);
  return passed.end ? passed : { ...passed, end: 'stopped' };
};

export const hide: Step = (counting, at) => {
  const passed = pass(counting, at);
  return passed.end ? passed : { ...passed, isHidden: true };
};

/** What was not watched for longer than a glance is not counted: the count ends where it went out of sight. */
export const show: Step = (counting, at) => {
  if (!counting.isHidden) return counting;
  const seen = { ...counting, isHidden: false };
  const away = Math.max(at.steady - seen.latest.steady, at.wall - seen.latest.wall);
  return away > LONGEST_GLANCE_AWAY ? { ...seen, end: 'interrupted' } : pass(seen, at);
};

const watched = ({ from, latest }: Counting) => Math.max(0, latest.steady - from);

export const hasBegun = ({ from, latest }: Counting) => latest.steady >= from;
const isOpen = (counting: Counting) => hasBegun(counting) && !counting.end && !counting.isHidden;

/** The part of the time that is over, from 0 to 1. */
export const partDone = (counting: Counting) => watched(counting) / (counting.planned * SECOND);
export const secondsLeft = (counting: Counting) => Math.ceil(counting.planned - watched(counting) / SECOND);
export const secondsWatched = (counting: Counting) => Math.round(watched(counting) / SECOND);
export const isLongEnough = (counting: Counting) => secondsWatched(counting) >= SHORTEST;

// @wc-ignore
const NO_TAPS = ['Tab', 'Escape', 'Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'Fn', 'CapsLock', 'NumLock', 'ScrollLock'];
const FUNCTION_KEY = /^F\d+$/;

/** Whether a key stands for a twitch: any but those that the browser or a screen reader works with. */
export function isTap({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  return !(ctrlKey || altKey || metaKey || NO_TAPS.includes(key) || FUNCTION_KEY.test(key));
}
