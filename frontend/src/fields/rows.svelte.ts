import type { Field, Fields, Kind } from '../registry/types';

/** Fields that are read as one stand beside each other. */
const BESIDE: Record<string, string[][]> = {
  lab: [['comparator', 'value'], ['reference_low', 'reference_high']],
  supplement: [['amount', 'unit']],
  medication: [['amount', 'unit']],
};

/** A laboratory's paper has a day. */
export const hasNoTime = ({ name }: Kind) => name === 'lab';

/** The rows of a form. */
export function rowsOf(kind: Kind, fields: Field[], values: Fields): Field[][] {
  const rows: Field[][] = [];
  for (const field of fields.filter((one) => isAsked(kind, one, values)).map((one) => worded(kind, one))) {
    const beside = BESIDE[kind.name]?.find((names) => names.includes(field.name));
    const last = rows.at(-1);
    if (last && beside?.includes(last[0]!.name)) last.push(field);
    else rows.push([field]);
  }
  return rows;
}

/** A test of the list needs no name of its own. */
function isAsked(kind: Kind, { name }: Field, values: Fields): boolean {
  return kind.name !== 'lab' || name !== 'name' || values.analyte === 'other';
}

/** A result is as it stands unless it says "less than". */
function worded(kind: Kind, field: Field): Field {
  return kind.name === 'lab' && field.name === 'comparator' ? { ...field, blank: /* @wc-include */ 'exactly' } : field;
}
