import type { Entry, Field, Kind } from '../registry/types';

/** The kind `measurement` as a tracker asks for it: its value by the element of the tracker's type, in its unit. */
export function asTracked(kind: Kind, tracker: Entry | undefined): Kind {
  if (!tracker) return kind;
  return { ...kind, fields: kind.fields.map((field) => (field.name === 'value' ? { ...field, ...valueAs(tracker), label: String(tracker.name) } : field)) };
}

function valueAs({ type, unit }: Entry): Partial<Field> {
  if (type === 'scale') return { type: 'scale', minimum: 0, maximum: 10, integer: true };
  if (type === 'yes_no') return { type: 'yes_no' };
  return { unit: unit ? String(unit) : null };
}
