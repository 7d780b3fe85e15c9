import { longDay } from './dayNames';

const ONE_MG = 1000;
/** Up to here seconds are read more easily than minutes. */
const MOST_SECONDS = 120;

/** A unit as people read it: no Greek letters, no bare "s". */
export function unitName(unit: string): string {
  const spelled: Record<string, string> = { mcg: /* @wc-include */ 'micrograms', s: /* @wc-include */ 'seconds' };
  return spelled[unit] ?? unit;
}

export function amount(value: number, unit?: string | null): string {
  if (!unit) return String(value);
  if (unit === 'mcg' && value >= ONE_MG) return `${value / ONE_MG} mg`;
  if (unit === 'mcg' && value === 1) return /* @wc-include */ '1 microgram';
  if (unit === 's' && value > MOST_SECONDS) return lasting(value);
  return `${value} ${unitName(unit)}`;
}

/** "40 s", "3 min", "1 h 5 min". */
export function lasting(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (!minutes) return /* @wc-include */ `${seconds} s`;
  if (minutes < 60) return /* @wc-include */ `${minutes} min`;
  const hours = /* @wc-include */ `${Math.floor(minutes / 60)} h`;
  return minutes % 60 ? /* @wc-include */ `${hours} ${minutes % 60} min` : hours;
}

/** What 0 and 10 mean on a scale. */
export function ends(field: string): [string, string] {
  const best = ['wellbeing', 'quality', 'mood', 'concentration'];
  const low = /* @wc-include */ 'none';
  const high = /* @wc-include */ 'extreme';
  const worst = /* @wc-include */ 'worst';
  const bestWord = /* @wc-include */ 'best';
  return best.includes(field) ? [worst, bestWord] : [low, high];
}

/** "Backed up at 14:35." */
export function backedUpAt(instant: string, today: string): string {
  const local = new Date(instant);
  const time = local.toTimeString().slice(0, 5);
  const day = local.toLocaleDateString('sv');
  return day === today ? `Backed up at ${time}.` : `Last backed up on ${longDay(day)} at ${time}.`;
}
