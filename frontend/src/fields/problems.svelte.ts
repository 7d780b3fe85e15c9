import { kindOf, label, registry } from '../registry/registry';
import '../registry/registryLater';
import type { Field, Fields, Kind, Value } from '../registry/types';
import { toTyped, typedAs } from '../registry/units';
import { MS_A_DAY, today } from '../time/days';
import { unitName } from '../words/amounts.svelte';
import { missingWords } from '../words/missingWords.svelte';
import { optionsOf } from './options';

const FEW_MINUTES = 5 * 60_000;

/** What the server would refuse of a record of this kind, by field. What every entry has, the phone fills in. */
export function problems(name: string, values: Fields): Record<string, string> {
  const kind = kindOf(name);
  const common = registry.common.map((field) => ({ ...field, required: false }));
  const found: Record<string, string> = {};
  for (const field of kind.entry ? [...common, ...kind.fields] : kind.fields) {
    const problem = problemOf(field, kind, values);
    if (problem) found[field.name] = problem;
  }
  return { ...nightProblem(values), ...orderProblems(kind, values), ...found, ...doseProblem(values) };
}

function problemOf(field: Field, kind: Kind, values: Fields): string | null {
  const value = values[field.name] ?? null;
  if (value === null || value === '') return field.required ? missingWords(kind.name, field, isPlanned(kind, values)) : null;
  switch (field.type) {
    case 'quantity':
    case 'scale':
      return numberProblem(field, value);
    case 'choice':
      return optionsOf(field, kind, values, registry.vocabulary).some(({ name }) => name === value) ? null : 'Choose one of the list.';
    case 'text':
      return lengthProblem(field.maximum_length!, String(value));
    case 'date':
      return dayProblem(String(value), Boolean(field.ahead) || isPlanned(kind, values));
    case 'instant':
      return instantProblem(Date.parse(String(value)), isPlanned(kind, values));
    default:
      return null;
  }
}

/** An appointment may lie ahead. */
export function isPlanned({ planned }: Kind, values: Fields): boolean {
  const told = Object.entries(planned);
  return told.length > 0 && told.every(([name, value]) => values[name] === value);
}

function numberProblem({ integer, minimum, maximum, unit }: Field, value: Value): string | null {
  const fits = typeof value === 'number' && value >= minimum! && value <= maximum!;
  if (fits && (!integer || Number.isInteger(value))) return null;
  if (integer) return `Give a whole number from ${minimum} to ${maximum}.`;
  const [low, high] = [toTyped(minimum!, unit), toTyped(maximum!, unit)];
  return unit ? `Give a number from ${low} to ${high} (${unitName(typedAs(unit)?.unit ?? unit)}).` : `Give a number from ${low} to ${high}.`;
}

function dayProblem(day: string, mayLieAhead: boolean): string | null {
  return !mayLieAhead && day > today() ? 'Give a day that is not in the future.' : null;
}

/** The phone's clock may be a little behind another's that this was read from. */
function instantProblem(instant: number, isPlanned: boolean): string | null {
  if (Number.isNaN(instant)) return 'Give a date and a time.';
  return !isPlanned && instant > Date.now() + FEW_MINUTES ? 'Give a time that is not in the future.' : null;
}

/** Counted in code points, as the server does. */
function lengthProblem(most: number, text: string): string | null {
  return [...text].length > most ? `Give a text of at most ${most} characters.` : null;
}

function doseProblem({ mcg, status }: Fields): Record<string, string> {
  return mcg === 0 && status !== 'skipped' ? { mcg: 'Give the dose.' } : {};
}

function orderProblems({ name, fields }: Kind, values: Fields): Record<string, string> {
  const unordered = fields.filter((upper) => {
    const [low, high] = [values[upper.at_least ?? ''] ?? null, values[upper.name] ?? null];
    return low !== null && high !== null && high < low;
  });
  return Object.fromEntries(unordered.map((upper) => [upper.name, `Give a value that is not below “${label(`${name}.${upper.at_least}`)}”.`]));
}

function nightProblem({ asleep_at, awake_at }: Fields): Record<string, string> {
  const slept = Date.parse(String(awake_at)) - Date.parse(String(asleep_at));
  if (Number.isNaN(slept) || (slept > 0 && slept <= MS_A_DAY)) return {};
  return { awake_at: 'Give a time after you fell asleep, at most 24 hours later.' };
}
