import type { Field, Term, Value } from '../registry/types';

/** What every element of a form is given. */
export interface ElementProps {
  id: string;
  field: Field;
  name: string;
  value: Value;
  /** The id of the sentence that says what is wrong. */
  problem?: string | undefined;
  /** Of a choice, the terms that fit the rest of the form. */
  options?: Term[] | undefined;
}
