import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { wipe } from '../store/db';
import { kept } from '../store/kept';
import { storage } from '../store/storage';
import { ReportChoices } from './reportChoices.svelte';

const stored = () => kept('report_choices');

beforeEach(async () => {
  await wipe(await storage(), false);
});

async function reopened() {
  const choices = new ReportChoices();
  await choices.restore();
  return choices;
}

test('all goes in but notes, without a name, until something else is chosen', async () => {
  expect(await reopened()).toMatchObject({ leftOut: [], notes: false, paper: 'a4', name: '', born: '', remember: false });
  expect(await stored()).toBeNull();
});

test('what is left out stays in the order of the page, and can come back', async () => {
  const choices = new ReportChoices();
  choices.flip('labs');
  choices.flip('words');
  expect(choices.leftOut).toEqual(['words', 'labs']);
  choices.flip('labs');
  choices.choose({ notes: true, paper: 'letter' });
  await expect.poll(stored).toEqual({ leftOut: ['words'], notes: true, paper: 'letter', who: null });
  expect(await reopened()).toMatchObject({ leftOut: ['words'], notes: true, paper: 'letter' });
});

test('a name is kept on the phone only while it is to remember it', async () => {
  const choices = new ReportChoices();
  choices.choose({ name: 'Anna Example', born: '1951-05-04' });
  await expect.poll(stored).toMatchObject({ who: null });
  expect(await reopened()).toMatchObject({ name: '', born: '', remember: false });

  choices.choose({ remember: true });
  await expect.poll(stored).toMatchObject({ who: { name: 'Anna Example', born: '1951-05-04' } });
  expect(await reopened()).toMatchObject({ name: 'Anna Example', born: '1951-05-04', remember: true });

  choices.choose({ remember: false });
  await expect.poll(stored).toMatchObject({ who: null });
  expect(choices.name).toBe('Anna Example');
});
