import type { Field, Fields, Kind, Registry, Term } from '../registry/types';

type Vocabulary = Registry['vocabulary'];

const termsOf = (field: Field | undefined, vocabulary: Vocabulary) => vocabulary[field?.vocabulary ?? ''] ?? [];

/** The terms that a choice offers beside these values; a unit only those that its analyte or nutrient is told in. */
export function optionsOf(field: Field, kind: Kind, values: Fields, vocabulary: Vocabulary): Term[] {
  const terms = termsOf(field, vocabulary);
  if (!field.within) return terms;
  const other = kind.fields.find(({ name }) => name === field.within);
  const units = termsOf(other, vocabulary).find(({ name }) => name === values[field.within!])?.units;
  return units ? terms.filter(({ name }) => name in units) : terms;
}
