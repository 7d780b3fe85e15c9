import described from 'registry:words';
import type { Kind, Registry } from './types';

export const registry = described as unknown as Registry;

/** The kinds of the timeline; the others have neither time nor day. */
export const entryKinds = registry.kinds.filter(({ entry }) => entry);

const kinds = new Map(registry.kinds.map((kind) => [kind.name, kind]));

export function kind(name: string): Kind {
  const found = kinds.get(name);
  if (!found) throw new Error(`The registry has no kind "${name}".`);
  return found;
}

/** The words for a message id; the id itself while it has none. */
export function label(id: string): string {
  return registry.labels[id] ?? id;
}

/** The words for a field of a kind, or for one that all kinds have. */
export function fieldLabel(kind: string, field: string): string {
  return registry.labels[`${kind}.${field}`] ?? label(field);
}
