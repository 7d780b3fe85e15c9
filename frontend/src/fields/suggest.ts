import type { Field, Fields, Registry, Value } from '../types';

/**
 * What choosing `choice` for `field` fills in: the usual amounts that the vocabulary knows of it, where the form is blank or still says
 * what the choice before suggested.
 */
export function suggested(field: Field, values: Fields, choice: Value, vocabulary: Registry['vocabulary']): Fields {
  const choices = vocabulary[field.vocabulary ?? ''] ?? [];
  const usual = (name: Value): Fields => choices.find((one) => one.name === name) ?? {};
  const [before, after] = [usual(values[field.name] ?? null), usual(choice)];
  const amounts = Object.keys({ ...before, ...after }).filter((name) => name !== 'name' && name in values);
  const isOurs = (name: string) => values[name] === null || values[name] === before[name];
  return Object.fromEntries(amounts.filter(isOurs).map((name) => [name, after[name] ?? null]));
}
