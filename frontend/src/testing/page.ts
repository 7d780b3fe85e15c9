import { flushSync, mount, unmount, type Component } from 'svelte';

let shown: object | undefined;

/** Puts a component on the page in the place of the one before. */
export function show<Props extends Record<string, unknown>>(component: Component<Props>, props: Props): void {
  clear();
  shown = mount(component as Component, { target: document.body, props });
  flushSync();
}

export function clear(): void {
  if (shown) void unmount(shown);
  shown = undefined;
}

/** The button of this name, or one whose name contains it. */
export function button(name: string): HTMLButtonElement | undefined {
  const nameOf = (element: HTMLElement) => element.getAttribute('aria-label') ?? element.textContent;
  const all = [...document.querySelectorAll('button')];
  return all.find((element) => nameOf(element) === name) ?? all.find((element) => nameOf(element).includes(name));
}

export function tap(name: string): void {
  button(name)!.click();
  flushSync();
}

export function type(id: string, value: string): void {
  const field = document.getElementById(id) as HTMLInputElement;
  field.value = value;
  for (const event of ['input', 'change']) field.dispatchEvent(new Event(event, { bubbles: true }));
  flushSync();
}

export function submit(): void {
  document.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
  flushSync();
}
