import { tick } from 'svelte';

/** Takes whoever sent a form to the first field that is wrong. */
export async function focusWrong(form: HTMLFormElement): Promise<void> {
  await tick();
  form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
}

/** For a heading that replaces what had the focus. */
export function takeFocus(node: HTMLElement): void {
  node.focus({ preventScroll: true });
}

/** What had the focus may have gone with what was done. */
export async function keepFocus(): Promise<void> {
  await tick();
  if (document.activeElement === document.body) document.querySelector('main')?.focus({ preventScroll: true });
}
