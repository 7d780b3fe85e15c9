/** What a record's versions tell of its past. */

import { kindOf, registry } from '../registry/registry';
import type { Entry, Fields, Value, Version } from '../registry/types';
import { fieldsOf } from '../store/change';

export interface Told {
  version: Version;
  did: 'logged' | 'changed' | 'deleted' | 'revived';
  before: Entry | null;
  /** What it made of the record, or wanted to. */
  after: Entry | null;
  /** The fields that it gave or changed. */
  names: string[];
  /** Bringing it back would change something. */
  differs: boolean;
}

/** Of the versions of a record of this kind, in their order: newest first. */
export function toldBy(kind: string, versions: Version[]): Told[] {
  const now = plain(versions[0]?.entry);
  return versions.map((version, index) => {
    const { set, entry, superseded } = version;
    const before = versions[index + 1]?.entry ?? null;
    const after = superseded && set ? ({ ...(entry ?? before), ...set, kind } as Entry) : entry;
    const wanted = superseded ? set : entry && fieldsOf(entry);
    return {
      version,
      did: didOf(version, versions[index + 1]),
      before,
      after,
      names: superseded ? Object.keys(set ?? {}) : differing(kind, plain(before), plain(after)),
      differs: wanted !== null && differing(kind, now, wanted).length > 0,
    };
  });
}

function didOf({ set, superseded }: Version, earlier: Version | undefined): Told['did'] {
  if (set === null) return 'deleted';
  if (!earlier) return 'logged';
  return earlier.entry || superseded ? 'changed' : 'revived';
}

const plain = (entry: Entry | null | undefined): Fields => (entry ? fieldsOf(entry) : {});

/** The names of the fields that `wanted` has otherwise. */
function differing(kind: string, known: Fields, wanted: Fields): string[] {
  const instants = [...registry.common, ...kindOf(kind).fields].filter(({ type }) => type === 'instant').map(({ name }) => name);
  const read = (name: string, value: Value = null) => (value && instants.includes(name) ? Date.parse(String(value)) : value);
  return Object.keys(wanted).filter((name) => read(name, known[name]) !== read(name, wanted[name]));
}
