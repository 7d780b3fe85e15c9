import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { keep, kept } from '../store/kept';
import { emptyDiary } from '../testing/diary';
import { keepOpenLinks, type Share } from './calls';

const share = (uid: string, state: Share['state']) => ({ uid, state }) as Share;

test('a link that leads nowhere any more is not kept', async () => {
  await keep('share_links', { a: 'https://a', b: 'https://b' });
  expect(await keepOpenLinks([share('a', 'open'), share('b', 'ended')])).toEqual({ a: 'https://a' });
  expect(await kept('share_links')).toEqual({ a: 'https://a' });
});

test('on a phone that is emptied meanwhile no link is left', async () => {
  await keep('share_links', { a: 'https://a', b: 'https://b' });
  const keeping = keepOpenLinks([share('a', 'open')]);
  await emptyDiary();
  await keeping;
  expect(await kept('share_links')).toBeNull();
});
