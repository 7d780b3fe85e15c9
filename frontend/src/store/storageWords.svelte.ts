import { StorageFull } from './db';

const nameOf = (error: unknown) => (error instanceof DOMException ? error.name : '');

/** Why the diary of this phone can't be read. */
export function whyNotOpen(error: unknown): string {
  if (error instanceof StorageFull || nameOf(error) === 'QuotaExceededError') return 'There is no room left on this phone, so Quiver can store nothing. Free some space, then open it again.';
  if (nameOf(error) === 'VersionError') return 'A newer version of Quiver was opened on this phone. Reload this one.';
  return 'This phone does not let Quiver store anything. A private window is the most common reason.';
}

/** Why something was not saved. */
export function whyNotSaved(error: unknown): string {
  if (error instanceof StorageFull) return "This phone's storage is full. Free some space and try again, or save what is not backed up to a file.";
  if (nameOf(error) === 'VersionError') return 'This was not saved: a newer version of Quiver was opened on this phone. Save it to a file, then reload.';
  return `This could not be saved on the phone: ${error instanceof Error ? error.message : String(error)}`;
}
