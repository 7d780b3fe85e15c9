import { editEntry, logEntry } from '../entries/acts.svelte';
import { problems } from '../fields/problems.svelte';
import type { Fields, Value } from '../registry/types';
import { entryOf, live } from '../state/diary.svelte';
import { BACKGROUND, THE_BACKGROUND } from './background';

/** The background while it is filled in: what was typed lies over what is stored until it is stored too. For use inside components. */
export class BackgroundDraft {
  readonly #stored = live(() => entryOf(THE_BACKGROUND), null);
  readonly #typed = $state<Fields>({});
  readonly values: Fields = $derived({ ...this.#stored.value, ...this.#typed });
  readonly problems = $derived(problems(BACKGROUND, this.values));
  #saving: Promise<unknown> = Promise.resolve();

  constructor() {
    // From then on an undo, or another phone, may change it.
    $effect(() => {
      for (const [name, value] of Object.entries(this.#typed)) if (value === (this.#stored.value?.[name] ?? null)) delete this.#typed[name];
    });
  }

  set(name: string, value: Value) {
    this.#typed[name] = value;
  }

  /** Stores what was typed and is valid, one save after the other. */
  save(): Promise<unknown> {
    return (this.#saving = this.#saving.then(() => this.#write()));
  }

  async #write() {
    const stored = await entryOf(THE_BACKGROUND);
    const typed = $state.snapshot(this.#typed);
    const wrong = problems(BACKGROUND, { ...stored, ...typed });
    const changes = Object.fromEntries(Object.entries(typed).filter(([name, value]) => !(name in wrong) && value !== (stored?.[name] ?? null)));
    if (!Object.keys(changes).length) return;
    await (stored ? editEntry(THE_BACKGROUND, changes) : logEntry(BACKGROUND, changes, { uid: THE_BACKGROUND }));
  }
}
