/** What screen readers are told, politely. */
export const said = $state({ text: '' });

/** Said on the empty diary of a person who signed out; with `isDeleted` there is no account to sign in to. */
export const farewell = $state({ text: '', isDeleted: false });

export function announce(text: string) {
  // A sentence said twice in a row is read twice only if the text changes.
  said.text = text === said.text ? `${text}\u00a0` : text;
}
