import { expect, it, vi } from 'vitest';
import { closeSheet, openSheet, route } from './router.svelte';

it('goes back once, however often a sheet is closed', () => {
  const back = vi.spyOn(history, 'back');
  openSheet('about');
  expect(route.sheet?.name).toBe('about');
  closeSheet();
  closeSheet();
  expect(back).toHaveBeenCalledTimes(1);
  expect(route.sheet).toBeNull();
});
