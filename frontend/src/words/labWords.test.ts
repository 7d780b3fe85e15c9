import { afterEach, expect, test } from 'vitest';
import { preferences } from '../registry/preferences.svelte';
import type { Entry, Fields } from '../registry/types';
import { summary, title } from './entryWords.svelte';
import { isOnTreatment, labContext, labValue } from './labWords.svelte';

afterEach(() => void (preferences.b12_level_unit = 'as_given'));

function lab(analyte: string, value: number, unit: string, fields: Fields = {}): Entry {
  const blank = { name: null, comparator: null, reference_low: null, reference_high: null, note: null };
  const at = { at: '2026-03-13T12:00:00+01:00', tz: 'Europe/Berlin', day: '2026-03-13' };
  return { kind: 'lab', uid: 'u', rev: 0, deleted: false, ...at, ...blank, analyte, value, unit, ...fields };
}

const b12 = (value = 128, unit = 'ng_l', fields: Fields = {}) => lab('total_b12', value, unit, fields);

test('a level stands as it was given, with the other unit in brackets and the range of its laboratory', () => {
  const level = b12(128, 'ng_l', { reference_low: 200, reference_high: 900 });
  expect([labValue(level), labContext(level, [])]).toEqual(['128 ng/L (94 pmol/L)', "lab's range 200–900 ng/L"]);
  expect(labValue(b12(94, 'pmol_l'))).toBe('94 pmol/L (127 ng/L)');
});

test.each([
  ['as_given', '128 pg/mL (94 pmol/L)'],
  ['pg_ml', '128 pg/mL (94 pmol/L)'],
  ['ng_l', '128 ng/L (94 pmol/L)'],
  ['pmol_l', '94 pmol/L (128 pg/mL)'],
] as const)('a level that was given in pg/mL, told in %s', (unit, said) => {
  preferences.b12_level_unit = unit;
  expect(labValue(b12(128, 'pg_ml'))).toBe(said);
});

test('the range is told in the unit of the result', () => {
  preferences.b12_level_unit = 'pmol_l';
  const range = { reference_low: 200, reference_high: 900 };
  expect(labContext(b12(128, 'ng_l', range), [])).toBe("lab's range 148–664 pmol/L");
  preferences.b12_level_unit = 'as_given';
  expect(labContext(b12(128, 'ng_l', { reference_low: 200 }), [])).toBe("lab's range from 200 ng/L");
  expect(labContext(b12(128, 'ng_l', { reference_high: 900 }), [])).toBe("lab's range up to 900 ng/L");
});

// 1 mg/dL of magnesium = 0.4114 mmol/L, of calcium 0.2495 mmol/L; 1 ng/mL of folate = 2.266 nmol/L; 1 g/dL = 10 g/L.
test.each([
  ['magnesium', 2, 'mg_dl', '2 mg/dL (0.823 mmol/L)'],
  ['calcium', 2.4, 'mmol_l', '2.4 mmol/L (9.62 mg/dL)'],
  ['folate', 10, 'ng_ml', '10 ng/mL (22.7 nmol/L)'],
  ['mma', 0.35, 'umol_l', '0.35 micromol/L (350 nmol/L)'],
  ['haemoglobin', 13.5, 'g_dl', '13.5 g/dL (135 g/L)'],
  ['homocysteine', 14, 'umol_l', '14 micromol/L'],
  ['hba1c', 5.4, 'percent', '5.4 %'],
  ['intrinsic_factor_antibodies', 1, 'yes_no', 'positive'],
  ['intrinsic_factor_antibodies', 12, 'u_ml', '12 U/mL'],
  ['other', 7, 'g_l', '7 g/L'],
])('%s of %s %s', (analyte, value, unit, said) => {
  expect(labValue(lab(analyte, value, unit))).toBe(said);
});

test('what was below the least that the laboratory measures says so', () => {
  expect(labValue(b12(50, 'ng_l', { comparator: 'less_than' }))).toBe('less than 50 ng/L (37 pmol/L)');
});

test.each([
  [[], ''],
  [['2026-03-14'], 'before the first B12 dose in this diary'],
  [['2026-03-13'], 'on the day of a B12 dose'],
  [['2026-01-01', '2026-03-12'], '1 day after the last B12 dose'],
  [['2026-01-01', '2026-03-01', '2026-03-20'], '12 days after the last B12 dose'],
])('with doses on %j it was taken %s', (doses, said) => {
  expect(labContext(b12(), doses)).toBe(said);
});

test('a dose is no matter for what B12 does not change', () => {
  expect(labContext(lab('magnesium', 0.8, 'mmol_l'), ['2026-03-01'])).toBe('');
});

test('total B12 after a dose was measured during treatment; on the day of the first one nobody knows', () => {
  const onTreatment = (doses: string[]) => isOnTreatment(b12(), doses);
  expect([onTreatment([]), onTreatment(['2026-03-13']), onTreatment(['2026-03-12']), onTreatment(['2026-03-14'])]).toEqual([false, false, true, false]);
  expect(isOnTreatment(lab('mma', 0.3, 'umol_l'), ['2026-03-12'])).toBe(false);
});

test('in the timeline it is called by its test', () => {
  const level = b12(128, 'ng_l', { note: 'fasting' });
  expect([title(level), summary(level, ['2026-03-01'])]).toEqual(['Total B12', '128 ng/L (94 pmol/L), 12 days after the last B12 dose, fasting']);
  expect(title(lab('other', 7, 'g_l', { name: 'Albumin' }))).toBe('Albumin');
});
