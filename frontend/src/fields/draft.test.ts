import { describe, expect, it } from 'vitest';
import { kindOf } from '../registry/registry';
import type { Entry } from '../registry/types';
import { changed, draftOf, missing, newDraft, withDefaults } from './draft.svelte';

const dose: Entry = {
  kind: 'b12', uid: 'u', rev: 1, deleted: false, at: '2026-03-01T10:00:37+01:00', tz: 'Europe/Berlin', day: '2026-03-01', note: null,
  mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular', site: 'deltoid', side: 'left', product: null, status: 'taken',
};
const b12 = kindOf('b12');

describe('newDraft', () => {
  it('takes the dose over, never the place', () => {
    const { values } = newDraft(b12, '2026-03-08', dose, true);
    expect([values.mcg, values.form, values.site, values.side]).toEqual([1000, 'hydroxocobalamin', null, null]);
  });

  it('starts without an answer on any scale', () => {
    const { values } = newDraft(kindOf('sleep'), '2026-03-08');
    expect(values.quality).toBeNull();
  });
});

describe('the times of a new sleep', () => {
  const night: Entry = {
    kind: 'sleep', uid: 'n', rev: 1, deleted: false, at: '2026-03-01T06:40:00+01:00', tz: 'Europe/Berlin', day: '2026-03-01', note: null,
    asleep_at: '2026-02-28T23:10:00+01:00', awake_at: '2026-03-01T06:40:00+01:00', quality: null, awakenings: null,
  };
  const offered = (day: string, last: Entry | null) => newDraft(kindOf('sleep'), day, last).times;

  it('are those of the night before', () => {
    expect(offered('2026-03-02', night)).toEqual({ asleep_at: '23:10', awake_at: '06:40' });
  });

  it('are never made up, nor those of a night that is noted already', () => {
    expect(offered('2026-03-02', null)).toEqual({ asleep_at: '', awake_at: '' });
    expect(offered('2026-03-01', night)).toEqual({ asleep_at: '', awake_at: '' });
  });
});

describe('changed', () => {
  const after = (edit: (draft: ReturnType<typeof draftOf>) => void) => {
    const draft = draftOf(b12, dose);
    edit(draft);
    return changed(b12, dose, draft, { ...draft.values, day: draft.day, at: `${draft.day}T${draft.times.at}:00+01:00` });
  };

  it('keeps the seconds of a time that was not touched', () => {
    expect(after((draft) => (draft.values.mcg = 500))).toEqual({ mcg: 500 });
  });

  it('moves the instant with its day', () => {
    expect(after((draft) => (draft.day = '2026-02-28'))).toEqual({ day: '2026-02-28', at: '2026-02-28T10:00:00+01:00' });
  });
});

it('names the times that are missing', () => {
  expect(missing({ day: '', values: {}, times: { at: '' } })).toEqual({ at: 'Give a time.', day: 'Give a day.' });
});

it('reads a blank count as one twitch', () => {
  expect(withDefaults(kindOf('twitch'), { count: null, site: null })).toEqual({ count: 1, site: null });
});
