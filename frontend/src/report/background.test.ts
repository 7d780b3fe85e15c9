import { expect, it } from 'vitest';
import { kindOf } from '../registry/registry';
import { blankSections, sections, shown } from './background';
import { stillBlank } from './backgroundWords.svelte';

const names = (values: Record<string, string>) => shown(sections.find(({ name }) => name === 'tests')!, values).map(({ name }) => name);

it('has each field of the registry in one section', () => {
  const all = sections.flatMap(({ fields }) => fields.map(({ name }) => name));
  expect([...all].sort()).toEqual(kindOf('background').fields.map(({ name }) => name).sort());
});

it('asks when a test was done once it was done', () => {
  expect(names({})).toEqual(['emg', 'nerve_conduction', 'mri']);
  expect(names({ emg: 'yes', mri: 'no' })).toEqual(['emg', 'emg_on', 'emg_told', 'nerve_conduction', 'mri']);
  expect(names({ emg: 'no', emg_told: 'nothing found' })).toContain('emg_told');
});

it('says in words what is not recorded yet', () => {
  const all = { main_worry: 'x', onset: 'sudden', b12_told: 'x', emg: 'no', cancer: 'no', family_words: 'x', alcohol: 0 };
  expect(stillBlank(blankSections(null))).toBe('not recorded yet');
  expect(stillBlank(blankSections({ ...all, onset: null, emg: '' }))).toBe('onset, tests: not recorded yet');
  expect(stillBlank(blankSections(all))).toBe('recorded');
});
