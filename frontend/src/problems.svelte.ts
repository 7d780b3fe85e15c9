import { MS_A_DAY } from './days';
import type { Field, Fields, Registry, Value } from './types';

const FEW_MINUTES = 5 * 60_000;

export function problemsOf(
  fields: Field[],
  values: Fields,
  vocabulary: Registry['vocabulary'],
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of fields) {
    const problem = problemOf(field, values[field.name] ?? null, vocabulary);
    if (problem) found[field.name] = problem;
  }
  return { ...nightProblem(values), ...found, ...doseProblem(values) };
}

function problemOf(field: Field, value: Value, vocabulary: Registry['vocabulary']): string | null {
  if (value === null || value === '') return field.required ? 'This field is required.' : null;
  switch (field.type) {
    case 'quantity':
    case 'scale':
      return numberProblem(field, value);
    case 'choice':
      return vocabulary[field.vocabulary!]!.some(({ name }) => name === value) ? null : 'Choose one of the list.';
    case 'text':
      return lengthProblem(field.maximum_length!, String(value));
    case 'instant':
      return instantProblem(Date.parse(String(value)));
    default:
      return null;
  }
}

function numberProblem({ integer, minimum, maximum, unit }: Field, value: Value): string | null {
  const fits = typeof value === 'number' && value >= minimum! && value <= maximum!;
  if (fits && (!integer || Number.isInteger(value))) return null;
  if (integer) return `Give a whole number from ${minimum} to ${maximum}.`;
  return `Give a number from ${minimum} to ${maximum} (${unit}).`;
}

/** The phone's clock may be a little behind another's that this was read from. */
function instantProblem(instant: number): string | null {
  if (Number.isNaN(instant)) return 'Give a date and a time.';
  return instant > Date.now() + FEW_MINUTES ? 'Give a time that is not in the future.' : null;
}

/** Counted in code points, as the server does. */
function lengthProblem(most: number, text: string): string | null {
  return [...text].length > most ? `Give a text of at most ${most} characters.` : null;
}

function doseProblem({ mcg, status }: Fields): Record<string, string> {
  return mcg === 0 && status !== 'skipped' ? { mcg: 'Give the dose.' } : {};
}

function nightProblem({ asleep_at, awake_at }: Fields): Record<string, string> {
  const slept = Date.parse(String(awake_at)) - Date.parse(String(asleep_at));
  if (Number.isNaN(slept) || (slept > 0 && slept <= MS_A_DAY)) return {};
  return { awake_at: 'Give a time after you fell asleep, at most 24 hours later.' };
}
