import { kindOf, registry } from '../registry/registry';
import type { Entry, Field } from '../registry/types';
import type { RefusedEntry } from '../state/diary.svelte';
import { fieldCalled } from '../words/fieldWords.svelte';
import { missingWords } from '../words/missingWords.svelte';

/** Which fields the server would not take, and what to do about each. */
export function refusedWords({ kind, errors, tooLarge }: RefusedEntry, entry: Entry | null): string[] {
  if (tooLarge) return ['This is more than the server takes at once. A shorter note may help.'];
  const known = [...registry.common, ...kindOf(kind).fields];
  const words = Object.entries(errors).map(([name, messages]) => {
    const field = known.find((one) => one.name === name);
    if (!field) return 'The server does not know all of this yet. It stays on this phone.';
    return `${fieldCalled(kind, name)}: ${toDo(kind, field, entry, messages)}`;
  });
  return [...new Set(words)];
}

/** The server names what may be chosen by its ids, and of a blank says only that it is needed. */
function toDo(kind: string, field: Field, entry: Entry | null, messages: string[]): string {
  if ((entry?.[field.name] ?? null) === null) return missingWords(kind, field);
  return field.type === 'choice' ? 'Choose one of the list.' : messages.join(' ');
}
