import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { respond } from '../testing/network';
import { deviceState, ownDevice, renewDevice, stopDevice, switchOn } from './pushDevice';

const KEY = btoa('key of the server').replaceAll('=', '');
const asked: string[] = [];
let permission: NotificationPermission;
let subscription: { endpoint: string } | null;
let made = 0;

/** The browser's own part, of which happy-dom has none. */
function subscribe({ applicationServerKey: key }: { applicationServerKey: string }) {
  const endpoint = `https://push.example.org/${(made += 1)}`;
  const applicationServerKey = Uint8Array.from(atob(key), (letter) => letter.charCodeAt(0)).buffer;
  const unsubscribe = () => Promise.resolve((subscription = null));
  subscription = Object.assign({ endpoint, unsubscribe, options: { applicationServerKey } }, { toJSON: () => ({ endpoint, keys: {} }) });
  return Promise.resolve(subscription);
}

beforeEach(async () => {
  [permission, subscription, made] = ['granted', null, 0];
  const pushManager = { getSubscription: () => Promise.resolve(subscription), subscribe };
  const serviceWorker = { getRegistration: () => Promise.resolve({ pushManager }) };
  Object.defineProperty(navigator, 'serviceWorker', { value: serviceWorker, configurable: true });
  vi.stubGlobal('PushManager', class {});
  vi.stubGlobal('Notification', {
    get permission() {
      return permission;
    },
    requestPermission: () => Promise.resolve(permission),
  });
  globalThis.fetch = ((path: string, { method }: RequestInit) => {
    asked.push(`${method} ${path}`);
    return Promise.resolve(respond(200, { uid: `device ${made}`, push_key: KEY }));
  }) as typeof fetch;
  document.cookie = 'csrftoken=token';
  await stopDevice();
  asked.length = 0;
});

test('a device is off until it is switched on, and known to the server from then on', async () => {
  expect(await deviceState(KEY)).toBe('off');
  expect(await switchOn(KEY)).toBe('on');
  expect(await deviceState(KEY)).toBe('on');
  expect(await ownDevice()).toEqual({ uid: 'device 1', endpoint: 'https://push.example.org/1' });
  await stopDevice();
  expect([await deviceState(KEY), await ownDevice()]).toEqual(['off', null]);
  expect(asked.at(-1)).toBe('DELETE /api/v1/push-subscriptions/device 1/');
});

test('a browser that says no is not asked again', async () => {
  permission = 'denied';
  expect([await switchOn(KEY), await deviceState(KEY), subscription]).toEqual(['denied', 'denied', null]);
});

test('an address that the browser has changed is told to the server, and only then', async () => {
  await switchOn(KEY);
  asked.length = 0;
  await renewDevice();
  expect(asked).toEqual([]);
  subscription = null;
  await renewDevice();
  expect(await ownDevice()).toEqual({ uid: 'device 2', endpoint: 'https://push.example.org/2' });
});

test('what was stopped stays stopped', async () => {
  await switchOn(KEY);
  await stopDevice();
  await renewDevice();
  expect(subscription).toBeNull();
});

test('a subscription of another server is given up for one of this', async () => {
  await switchOn(btoa('another key'));
  expect(await deviceState(KEY)).toBe('off');
  expect(await switchOn(KEY)).toBe('on');
  expect(await deviceState(KEY)).toBe('on');
});

test('a browser without push says so; one of an iPhone says where to go', async () => {
  vi.unstubAllGlobals();
  expect(await deviceState(KEY)).toBe('unsupported');
  Object.defineProperty(navigator, 'standalone', { value: false, configurable: true });
  expect(await deviceState(KEY)).toBe('home_screen');
});
