/** The stores of each version of the app as it left them: frozen, and free of the app's own code. */

const DEVICE = '01930000-0000-7000-8000-00000000000d';
const ACCOUNT = '01930000-0000-7000-8000-0000000000aa';
const AT = '2026-03-01T08:00:00+01:00';

const COFFEE = {
  kind: 'caffeine', uid: '01930000-0000-7000-8000-000000000001', rev: 3, deleted: false, at: AT, tz: 'Europe/Berlin', day: '2026-03-01',
  note: null, source: null, source_id: null, mg: 96, drink: 'brewed_coffee',
};
const TWITCH = {
  kind: 'twitch', uid: '01930000-0000-7000-8000-000000000002', rev: 0, deleted: false, at: AT, tz: 'Europe/Berlin', day: '2026-03-01',
  note: 'while reading', source: null, source_id: null, site: 'calf', side: 'left', intensity: null, seconds: null, count: 1, state: null, noticed: null,
};
const QUESTION = { kind: 'question', uid: '01930000-0000-7000-8000-000000000003', rev: 2, deleted: false, text: 'Is it my coffee?', answered: false, answer: null };
const DELETED = { kind: 'hydration', uid: '01930000-0000-7000-8000-000000000004', rev: 4, deleted: true };

/** What a person had on the phone when the newer version came. */
export const HELD = {
  records: [COFFEE, TWITCH, QUESTION, DELETED],
  ops: [
    {
      op: '01930000-0000-7000-8000-0000000000f1', kind: 'twitch', uid: TWITCH.uid, base: 0, edited_at: '2026-03-01T07:00:01.000Z',
      set: { at: AT, tz: 'Europe/Berlin', day: '2026-03-01', site: 'calf', side: 'left', note: 'while reading' },
    },
    { op: '01930000-0000-7000-8000-0000000000f2', kind: 'caffeine', uid: COFFEE.uid, base: 3, edited_at: '2026-03-01T07:00:02.000Z', set: { mg: 9000 } },
  ],
  errors: { mg: ['Give a number from 0 to 2000 (mg).'] },
  phone: {
    device: DEVICE, account: ACCOUNT, email: 'anna@example.org', cursor: `${ACCOUNT}.4.${DEVICE}`, lastBackup: '2026-03-01T06:30:00.000Z',
    endSession: false, unseen: null,
  },
  kept: { choosing: 'list', episode: { at: AT, uid: null } },
};

function createStores(db: IDBDatabase, tx: IDBTransaction, version: number) {
  const records = db.createObjectStore('records', { keyPath: 'uid' });
  records.createIndex('day', 'day');
  records.createIndex('kind_at', ['kind', 'at']);
  const outbox = db.createObjectStore('outbox', { keyPath: 'seq', autoIncrement: true });
  outbox.createIndex('uid', 'op.uid');
  db.createObjectStore('meta');
  db.createObjectStore('kept');
  if (version >= 2) records.createIndex('kind', 'kind');
  fill(tx);
}

function fill(tx: IDBTransaction) {
  for (const record of HELD.records) tx.objectStore('records').put(record);
  const [waiting, refused] = HELD.ops;
  tx.objectStore('outbox').put({ op: waiting });
  tx.objectStore('outbox').put({ op: refused, errors: HELD.errors });
  tx.objectStore('meta').put(HELD.phone, 'phone');
  for (const [name, value] of Object.entries(HELD.kept)) tx.objectStore('kept').put(value, name);
}

export const RELEASED = [1, 2];

/** The database of a released version, as an open tab of that version holds it. */
export function openReleased(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => createStores(request.result, request.transaction!, version);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error!);
  });
}
