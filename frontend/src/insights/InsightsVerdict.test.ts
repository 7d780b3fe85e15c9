import { afterEach, expect, test } from 'vitest';
import type { Link } from '../registry/types';
import { clear, show } from '../testing/page';
import InsightsVerdict from './InsightsVerdict.svelte';

afterEach(clear);

const blank: Link = {
  factor: 'caffeine.mg', lag: 0, verdict: 'link', rate_ratio: null, ci_low: null, ci_high: null,
  per: { amount: 100, unit: 'mg' }, n_days: 16, sentence: '', first_seen: null,
};

function words(link: Partial<Link>): string {
  show(InsightsVerdict, { link: { ...blank, ...link } });
  return document.body.textContent.trim();
}

test('every verdict has its words', () => {
  expect(words({ verdict: 'link' })).toBe('link found');
  expect(words({ verdict: 'no_clear_link' })).toBe('no clear link');
  expect(words({ verdict: 'moves_with_trend' })).toBe("can't be told apart");
  expect(words({ verdict: 'hardly_varies' })).toBe('hardly varies');
});

test('missing days are counted, missing twitches are not', () => {
  const waiting = (rule: string, more: number) => words({ verdict: 'not_enough_data', needs: { rule, more } });
  expect(waiting('days', 12)).toBe('12 more days needed');
  expect(waiting('days', 1)).toBe('1 more day needed');
  expect(waiting('reading', 0)).toBe('answer at the next reading');
  expect(waiting('twitches', 2)).toBe('too few twitches');
  expect(waiting('twitching_days', 2)).toBe('too few twitches');
});
