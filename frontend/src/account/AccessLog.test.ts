import { afterEach, expect, test } from 'vitest';
import { respond } from '../testing/network';
import { button, clear, show, tap } from '../testing/page';
import AccessLog from './AccessLog.svelte';

const signedIn = (at: string) => ({ act: 'signed_in', at, through: '', ip: '192.0.2.1', user_agent: 'curl/8.5.0' });

let asked: string[];

/** A year in two pages, the second of which takes its time. */
function answer() {
  asked = [];
  globalThis.fetch = (async (path: string) => {
    asked.push(path);
    if (asked.length === 1) return respond(200, { events: [signedIn('2026-11-20T12:00:00Z')], next: '7' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    return respond(200, { events: [signedIn('2026-11-19T12:00:00Z')], next: null });
  }) as typeof fetch;
}

afterEach(clear);

test('earlier ones come once, however often they are asked for', async () => {
  answer();
  show(AccessLog, {});
  await expect.poll(() => button('Show earlier ones')).toBeDefined();
  tap('Show earlier ones');
  tap('Show earlier ones');
  await expect.poll(() => button('Show earlier ones')).toBeUndefined();
  expect(asked).toHaveLength(2);
  expect(document.querySelectorAll('li')).toHaveLength(2);
});
