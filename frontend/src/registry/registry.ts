import described from 'registry:words';
import type { Field, Kind, Registry } from './types';

export const registry = described as unknown as Registry;

/** The kinds of the timeline; the others have neither time nor day. */
export const entryKinds = registry.kinds.filter(({ entry }) => entry);

const kinds = new Map(registry.kinds.map((kind) => [kind.name, kind]));

export function kindOf(name: string): Kind {
  const found = kinds.get(name);
  if (!found) throw new Error(`The registry has no kind "${name}".`);
  return found;
}

/** A field that a kind is known to have. */
export const fieldOf = (kind: string, name: string) => kindOf(kind).fields.find((field) => field.name === name) as Field;

/** Whether an entry that is logged again takes it along: a place that was filled in for the patient would make a hot spot, and a scale a feeling. */
export const isCopied = ({ name, type }: Field) => !['site', 'side'].includes(name) && type !== 'scale' && type !== 'instant';

/** The words for a message id; the id itself while it has none. */
export function label(id: string): string {
  return registry.labels[id] ?? id;
}

/** The words for a field of a kind, or for one that all kinds have. */
export function fieldLabel(kind: string, field: string): string {
  return registry.labels[`${kind}.${field}`] ?? label(field);
}
