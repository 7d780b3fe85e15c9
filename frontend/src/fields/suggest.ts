import type { Field, Fields, Registry, Term, Value } from '../registry/types';

/**
 * What choosing `choice` for `field` fills in: the usual amounts that the vocabulary knows of it, where the form is blank or still says
 * what the choice before suggested. Of food, the amounts of all its servings; of what has units, the only one.
 */
export function suggested(field: Field, values: Fields, choice: Value, vocabulary: Registry['vocabulary']): Fields {
  if (field.name === 'servings') return ofServings(values, choice, vocabulary);
  const choices = vocabulary[field.vocabulary ?? ''] ?? [];
  const servings = typeof values.servings === 'number' ? values.servings : 1;
  const usual = (name: Value) => amounts(choices.find((one) => one.name === name), servings);
  const [before, after] = [usual(values[field.name] ?? null), usual(choice)];
  const names = Object.keys({ ...before, ...after }).filter((name) => name in values);
  const isOurs = (name: string) => values[name] === null || values[name] === before[name];
  const facts = Object.fromEntries(names.filter(isOurs).map((name) => [name, after[name] ?? null]));
  return { ...facts, ...unitOf(choices.find(({ name }) => name === choice), values) };
}

/** Amounts that are still those of the food grow with its servings. */
function ofServings(values: Fields, servings: Value, vocabulary: Registry['vocabulary']): Fields {
  const food = vocabulary.foods?.find(({ name }) => name === values.food);
  const of = (count: Value) => amounts(food, typeof count === 'number' ? count : 1);
  const [before, after] = [of(values.servings ?? null), of(servings)];
  return Object.fromEntries(Object.entries(after).filter(([name]) => values[name] === before[name]));
}

/** The one unit that there is; one that doesn't fit is taken back. */
function unitOf(term: Term | undefined, values: Fields): Fields {
  const units = Object.keys(term?.units ?? {});
  if (!('unit' in values) || !units.length) return {};
  if (units.length === 1) return { unit: units[0]! };
  return units.includes(String(values.unit)) ? {} : { unit: null };
}

function amounts(term: Term | undefined, servings: number): Record<string, number> {
  const facts = Object.entries(term ?? {}).filter((fact): fact is [string, number] => typeof fact[1] === 'number');
  return Object.fromEntries(facts.map(([name, amount]) => [name, Number((amount * servings).toPrecision(4))]));
}
