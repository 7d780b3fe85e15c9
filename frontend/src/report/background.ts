/** The patient's background: which fields stand together, and what was given so far. */

import { kindOf } from '../registry/registry';
import type { Field, Fields } from '../registry/types';

export const BACKGROUND = 'background';
/** The uid of the one background that there is. */
export const THE_BACKGROUND = kindOf(BACKGROUND).only!;

export type SectionName = 'words' | 'onset' | 'b12' | 'tests' | 'conditions' | 'family' | 'living';

interface Section {
  name: SectionName;
  fields: Field[];
}

/** Sections in their order, each with how the names of its fields begin. */
const ORDER: Record<SectionName, string[]> = {
  words: ['main_worry', 'change_', 'effect_on_life'],
  onset: ['onset', 'course', 'symptom_order'],
  b12: ['b12_'],
  tests: ['emg', 'nerve_conduction', 'mri'],
  conditions: ['diabetes', 'thyroid', 'coeliac', 'stomach_or_bowel_surgery', 'kidney_disease', 'cancer', 'conditions'],
  family: ['family_'],
  living: ['diet', 'weight', 'alcohol', 'nitrous_oxide', 'handedness'],
};

export const sections: Section[] = Object.entries(ORDER).map(([name, beginnings]) => ({
  name: name as SectionName,
  fields: beginnings.flatMap((beginning) => kindOf(BACKGROUND).fields.filter((field) => field.name.startsWith(beginning))),
}));

const isGiven = (value: unknown) => value !== null && value !== undefined && value !== '';

/** The sections of which nothing was given. */
export function blankSections(values: Fields | null): SectionName[] {
  return sections.filter(({ fields }) => !fields.some(({ name }) => isGiven(values?.[name]))).map(({ name }) => name);
}

/** The fields to show: when a test was done and what was told of it, once it was done. */
export function shown({ fields }: Section, values: Fields): Field[] {
  return fields.filter(({ name }) => {
    const test = fields.find((field) => field.vocabulary === 'yes_no_unsure' && name.startsWith(`${field.name}_`));
    return !test || values[test.name] === 'yes' || isGiven(values[name]);
  });
}
