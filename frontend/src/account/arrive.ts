import { go } from '../router.svelte';

/** Where whoever has signed in goes on: staff may come from the admin's door. */
export function arrive(): void {
  const next = new URLSearchParams(location.search).get('next') ?? '';
  if (next.startsWith('/admin/')) location.assign(next);
  else go('/');
}
