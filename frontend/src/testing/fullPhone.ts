import { vi } from 'vitest';

interface Abortable {
  _abort: (name: string) => void;
}

/** Whatever is written from now on fails for want of room, as browsers do it: when the transaction ends. */
export function fillStorage({ untilAnswersAreDropped = false } = {}): { restore: () => void } {
  const { add, put, delete: remove } = IDBObjectStore.prototype;
  let isFull = true;
  const failing = (write: typeof add) =>
    function (this: IDBObjectStore, ...what: Parameters<typeof add>) {
      if (isFull) queueMicrotask(() => (this.transaction as unknown as Abortable)._abort('QuotaExceededError'));
      return write.apply(this, what);
    };
  const adding = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(failing(add));
  const putting = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(failing(put));
  const deleting = vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
    if (this.name === 'kept' && untilAnswersAreDropped) isFull = false;
    return remove.call(this, key);
  });
  return { restore: () => [adding, putting, deleting].forEach((spy) => spy.mockRestore()) };
}
