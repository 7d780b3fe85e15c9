/** Whether this device shows reminders, and how it begins and stops. */

import { addDevice, endDevice, wishes } from '../server/apiReminders';
import { base64url } from '../server/base64url';
import { forget, keep, kept } from '../store/kept';

/** `home_screen`: a browser that shows them only to an app on the Home Screen. */
export type Device = 'on' | 'off' | 'denied' | 'home_screen' | 'unsupported';

export async function deviceState(key: string): Promise<Device> {
  if (isOutsideHomeScreen()) return 'home_screen';
  if (!('PushManager' in window && 'Notification' in window && (await registration()))) return 'unsupported';
  if (Notification.permission === 'denied') return 'denied';
  const known = await subscription();
  if (!known || !isFor(known, key)) return 'off';
  await tell(known);
  return 'on';
}

/** Asks the person, by the browser's own words. */
export async function switchOn(key: string): Promise<Device> {
  const answer = await Notification.requestPermission();
  if (answer !== 'granted') return answer === 'denied' ? 'denied' : 'off';
  const before = await subscription();
  if (before && !isFor(before, key)) await before.unsubscribe();
  const { pushManager } = (await registration())!;
  await tell(await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
  return 'on';
}

/** What the server knows of this device. */
export interface Known {
  uid: string;
  endpoint: string;
}

export const ownDevice = () => kept<Known>('device');

/** From now on nothing reaches this device, whether the server hears of it or not. */
export async function switchOff(own: Known | null): Promise<void> {
  await (await subscription())?.unsubscribe();
  if (own) await endDevice(own.uid).catch(() => undefined);
}

/** Until it is switched on again. */
export async function stopDevice(): Promise<void> {
  await switchOff(await ownDevice());
  await forget('device');
}

/** Browsers give a device another address at times, or take it away. */
export async function renewDevice(): Promise<void> {
  const own = await ownDevice();
  if (!own || own.endpoint === (await subscription())?.endpoint || Notification.permission !== 'granted') return;
  await switchOn((await wishes()).push_key);
}

async function tell(known: PushSubscription) {
  const { uid } = await addDevice(known.toJSON());
  await keep('device', { uid, endpoint: known.endpoint });
}

/** Only iPhone and iPad say whether they are `standalone`. */
function isOutsideHomeScreen(): boolean {
  return (navigator as { standalone?: boolean }).standalone === false && !('PushManager' in window);
}

const registration = () => navigator.serviceWorker?.getRegistration();

async function subscription(): Promise<PushSubscription | null> {
  return (await (await registration())?.pushManager?.getSubscription()) ?? null;
}

/** Another key means another server, or one that lost its own: what it sends would be refused. */
function isFor({ options }: PushSubscription, key: string): boolean {
  return base64url(options.applicationServerKey ?? new ArrayBuffer(0)) === key;
}
