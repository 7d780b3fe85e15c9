import { vi } from 'vitest';

interface Abortable {
  _abort: (name: string) => void;
}

/** Whatever is written from now on fails for want of room, as browsers do it: when the transaction ends. */
export function fillStorage({ untilAnswersAreDropped = false } = {}): { restore: () => void } {
  const { add, delete: remove } = IDBObjectStore.prototype;
  let isFull = true;
  const adding = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...what) {
    if (isFull) queueMicrotask(() => (this.transaction as unknown as Abortable)._abort('QuotaExceededError'));
    return add.apply(this, what);
  });
  const deleting = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
    if (this.name === 'kept' && untilAnswersAreDropped) isFull = false;
    return remove.call(this, key);
  });
  return { restore: () => [adding, deleting].forEach((spy) => spy.mockRestore()) };
}
