import type { Scope } from '../server/apiAccount';

export const SCOPES: Scope[] = ['log', 'read', 'all'];

export function scopeName(scope: Scope): string {
  if (scope === 'log') return 'Add only';
  if (scope === 'read') return 'Read only';
  return 'Everything';
}

/** What a token may do. */
export function scopeWords(scope: Scope): string {
  if (scope === 'log') return 'Can add entries. Can read nothing: who finds it learns nothing.';
  if (scope === 'read') return 'Can read the whole diary. Can change nothing.';
  return 'Can read and change the whole diary. It can never change how you sign in, or delete the account.';
}
