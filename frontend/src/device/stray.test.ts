import { afterEach, beforeEach, expect, it } from 'vitest';
import { screenMoves, stopStrayTaps } from './stray';

let heard: string[];
let clock = 10_000;

function button(name: string) {
  const made = document.createElement('button');
  made.innerHTML = `<span>${name}</span>`;
  made.addEventListener('click', () => heard.push(name));
  document.body.append(made);
  return made;
}

/** `wait`: milliseconds since the tap before. */
function tap(target: Element, wait: number, x = 100, detail = 1) {
  clock += wait;
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, clientX: x, clientY: 50, detail });
  Object.defineProperty(event, 'timeStamp', { value: clock });
  target.dispatchEvent(event);
}

beforeEach(() => {
  heard = [];
  clock += 10_000;
  document.addEventListener('click', stopStrayTaps, true);
});

afterEach(() => {
  document.removeEventListener('click', stopStrayTaps, true);
  document.body.replaceChildren();
});

it('lets no second tap reach what came under the finger meanwhile', () => {
  const [first, second] = [button('first'), button('second')];
  tap(first, 0);
  screenMoves();
  tap(second.firstElementChild!, 190);
  expect(heard).toEqual(['first']);
});

it('lets a tap after a moment, and one elsewhere, through', () => {
  const [first, second] = [button('first'), button('second')];
  tap(first, 0);
  screenMoves();
  tap(second, 400);
  screenMoves();
  tap(first, 100, 200);
  expect(heard).toEqual(['first', 'second', 'first']);
});

it('lets quick taps through while nothing was logged', () => {
  const [first, second] = [button('first'), button('second')];
  tap(first, 0);
  tap(second, 50);
  expect(heard).toEqual(['first', 'second']);
});

it('lets each tap on the same button through', () => {
  const first = button('first');
  tap(first, 0);
  screenMoves();
  tap(first.firstElementChild!, 100);
  expect(heard).toEqual(['first', 'first']);
});

it('never takes a key for a stray tap', () => {
  const [first, second] = [button('first'), button('second')];
  tap(first, 0);
  screenMoves();
  tap(second, 50, 100, 0);
  expect(heard).toEqual(['first', 'second']);
});
