import 'fake-indexeddb/auto';
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetActs } from '../entries/acts.svelte';
import type { Fields } from '../registry/types';
import { entryOf } from '../state/diary.svelte';
import { log } from '../state/writing.svelte';
import { emptyDiary } from '../testing/diary';
import SitePicker from './SitePicker.svelte';

const dose = { mcg: 1000, form: 'hydroxocobalamin', route: 'intramuscular' };

let sheet: object;

beforeEach(async () => {
  await emptyDiary();
  forgetActs();
});

afterEach(() => unmount(sheet));

/** Opens the sheet for a new entry; gives its uid. */
async function open(kind: string, fields: Fields = {}) {
  const { uid } = (await log(kind, fields)).entry;
  sheet = mount(SitePicker, { target: document.body, props: { uid } });
  await expect.poll(() => document.querySelector('.segments')).not.toBeNull();
  return uid;
}

const buttons = () => [...document.querySelectorAll('button, [role=button]')];
const nameOf = (button: Element) => (button.getAttribute('aria-label') ?? button.textContent)!.trim();
const named = (name: string) => buttons().find((button) => nameOf(button) === name);
const pressed = () => buttons().filter((button) => button.getAttribute('aria-pressed') === 'true').map(nameOf);
const words = () => document.querySelector('footer')!.textContent!.trim().replace(/\s+/g, ' ');
const places = async (uid: string) => ((entry) => [entry!.site, entry!.side])(await entryOf(uid));

function tap(name: string) {
  named(name)!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  flushSync();
}

function press(name: string, key: string) {
  (named(name) as HTMLElement).focus();
  named(name)!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  flushSync();
}

describe('the figure', () => {
  it('chooses a place by one tap, and says it in words', async () => {
    const uid = await open('twitch');
    expect(words()).toBe('Leave it blank');
    tap('Left calf');
    expect(words()).toBe('Left calf Save the place');
    expect(pressed()).toEqual(['Figure', 'Left calf', 'Left']);
    tap('Save the place');
    await expect.poll(() => places(uid)).toEqual(['calf', 'left']);
  });

  it('offers what is too small to hit once its surroundings are hit', async () => {
    await open('twitch');
    expect(named('Fingers')).toBeUndefined();
    tap('Right hand');
    tap('Fingers');
    expect(words()).toContain('Right fingers');
  });

  it('leaves the side open where the tap did not tell it', async () => {
    await open('twitch');
    tap('Neck');
    expect(words()).toBe('Neck More exactly Save the place');
    expect(pressed()).not.toContain('Left');
    tap('Left');
    expect(words()).toBe('Left neck Save the place');
  });

  it('is chosen on by keyboard: arrows move, Enter chooses', async () => {
    await open('twitch');
    press('Left shin', 'ArrowDown');
    expect(nameOf(document.activeElement!)).toBe('Left foot');
    expect(words()).toBe('Leave it blank');
    press('Left foot', 'Enter');
    expect(words()).toContain('Left foot');
    const stops = [...document.querySelectorAll('svg [tabindex="0"]')];
    expect(stops.map(nameOf)).toEqual(['Left foot']);
  });

  it('shows the place that the entry has', async () => {
    await open('twitch', { site: 'tongue' });
    expect(words()).toBe('Tongue More exactly Save the place');
    expect(pressed()).toEqual(['Tongue', 'Figure', 'Left face', 'Right face', 'Face, middle', 'Tongue']);
  });

  it('has the injection sites for a dose', async () => {
    const uid = await open('b12', dose);
    expect(named('Left calf')).toBeUndefined();
    tap('Left outer thigh (vastus lateralis)');
    tap('Save the place');
    await expect.poll(() => places(uid)).toEqual(['vastus_lateralis', 'left']);
  });
});

describe('the list', () => {
  it('is as good as the figure, and stays chosen', async () => {
    const uid = await open('twitch');
    tap('List');
    expect(named('Left calf')).toBeUndefined();
    tap('Left');
    tap('Calf');
    tap('Save the place');
    await expect.poll(() => places(uid)).toEqual(['calf', 'left']);
    unmount(sheet);
    await open('twitch');
    expect(pressed()).toContain('List');
  });
});

describe('places used before', () => {
  it('are offered first and never filled in', async () => {
    await log('twitch', { site: 'calf', side: 'left' });
    const uid = await open('twitch');
    expect(document.querySelector('.chip')?.textContent?.trim()).toBe('Left calf');
    expect(await places(uid)).toEqual([null, null]);
    (document.querySelector('.chip') as HTMLElement).click();
    flushSync();
    tap('Save the place');
    await expect.poll(() => places(uid)).toEqual(['calf', 'left']);
  });
});

it('takes a place back', async () => {
  const uid = await open('twitch', { site: 'calf', side: 'left' });
  tap('Clear the place');
  tap('Leave it blank');
  await expect.poll(() => places(uid)).toEqual([null, null]);
});
