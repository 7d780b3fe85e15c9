import { sections, type SectionName } from './background';

export function sectionTitle(name: SectionName): string {
  return {
    words: 'In my words',
    onset: 'How it began',
    b12: 'B12 story',
    tests: 'Tests done',
    conditions: 'Conditions',
    family: 'Family',
    living: 'Living',
  }[name];
}

/** "onset, tests: not recorded yet" */
export function stillBlank(blank: SectionName[]): string {
  if (!blank.length) return /* @wc-include */ 'recorded';
  const yet = /* @wc-include */ 'not recorded yet';
  return blank.length === sections.length ? yet : `${blank.map(shortName).join(', ')}: ${yet}`;
}

function shortName(name: SectionName): string {
  return {
    words: /* @wc-include */ 'own words',
    onset: /* @wc-include */ 'onset',
    b12: 'B12 story',
    tests: /* @wc-include */ 'tests',
    conditions: /* @wc-include */ 'conditions',
    family: /* @wc-include */ 'family',
    living: /* @wc-include */ 'living',
  }[name];
}
