import { expect, test } from 'vitest';
import { pageOf, sectionsOf, type Bundle, type Resource } from './bundle';
import { resourceWords, spanWords, whenWords } from './resourceWords.svelte';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const resource = (told: Partial<Resource>): Resource => ({ resourceType: 'Observation', ...told });

test('a time is told as the clock showed it where the patient was', () => {
  expect(plain(whenWords('2026-09-24T23:30:00+09:00'))).toBe('24 Sep 2026, 23:30');
  expect(plain(whenWords('2026-09-24'))).toBe('24 Sep 2026');
});

test.each([
  [{ effectiveDateTime: '2026-03-01T08:00:00+01:00' }, '1 Mar 2026, 08:00'],
  [{ effectivePeriod: { start: '2026-03-01T08:00:00+01:00', end: '2026-03-01T08:00:40+01:00' } }, '1 Mar 2026, 08:00'],
  [{ effectivePeriod: { start: '2026-03-01T08:00:00+01:00', end: '2026-03-01T08:05:00+01:00' } }, '1 Mar 2026, 08:00 – 08:05'],
  [{ effectivePeriod: { start: '2026-03-01', end: '2026-04-01' } }, '1 Mar 2026 – 1 Apr 2026'],
  [{ effectivePeriod: { start: '2026-03-01' } }, '1 Mar 2026'],
  [{}, ''],
])('how long it took: %j', (told, words) => {
  expect(plain(spanWords(resource(told)))).toBe(words);
});

test('what stands in the heading or in the place is not said twice', () => {
  const twitch = resource({
    code: { text: 'Twitch' },
    bodySite: { text: 'Calf, left' },
    component: [
      { code: { text: 'Side' }, valueCodeableConcept: { text: 'Left' } },
      { code: { text: 'Intensity' }, valueInteger: 0 },
    ],
    note: [{ text: 'while reading' }],
  });
  expect(resourceWords(twitch, 'Twitch')).toEqual(['Calf, left', 'Intensity: 0', '“while reading”']);
  expect(resourceWords(resource({ code: { text: 'Twitch' } }), 'Twitch')).toEqual(['Twitch']);
});

test('a dose is told with its amount, and a skipped one as not taken', () => {
  const dose = { resourceType: 'MedicationAdministration', medicationCodeableConcept: { text: 'Hydroxocobalamin' } };
  const dosage = { dose: { value: 1, unit: 'mg' }, route: { text: 'Into the muscle' }, site: { text: 'Thigh' } };
  expect(resourceWords({ ...dose, status: 'completed', dosage }, 'B12')).toEqual(['Hydroxocobalamin: 1 mg, Into the muscle, Thigh']);
  expect(resourceWords({ ...dose, status: 'not-done' }, 'B12')).toEqual(['Hydroxocobalamin: not taken']);
  const plan = { ...dose, dosage: [{ doseAndRate: [{ doseQuantity: { value: 1, unit: 'mg' } }] }] };
  expect(resourceWords(plan, 'Plan')).toEqual(['Hydroxocobalamin: 1 mg']);
});

test('the page stands apart, and what a section names is in it', () => {
  const page = { resourceType: 'DocumentReference', content: [{ attachment: { contentType: 'application/pdf', data: 'JVBERg==' } }] };
  const section = [
    { title: 'Page', entry: [{ reference: 'urn:page' }] },
    { title: 'Twitch', entry: [{ reference: 'urn:twitch' }, { reference: 'urn:gone' }] },
  ];
  const twitch = resource({ valueBoolean: true });
  const bundle: Bundle = {
    entry: [
      { fullUrl: 'urn:composition', resource: { resourceType: 'Composition', section } },
      { fullUrl: 'urn:page', resource: page },
      { fullUrl: 'urn:twitch', resource: twitch },
    ],
  };
  expect(pageOf(bundle)).toBe('JVBERg==');
  expect(sectionsOf(bundle)).toEqual([{ title: 'Twitch', resources: [twitch] }]);
  expect(pageOf({ entry: [] })).toBeNull();
  expect(sectionsOf({ entry: [] })).toEqual([]);
});
