/** A second tap of an unsteady hand, where the first has brought something else under the finger: what is logged moves the screen. */

const UNSTEADY_HAND = 350;
const SAME_PLACE = 32;

interface Tap {
  time: number;
  x: number;
  y: number;
  target: EventTarget | null;
}

let last: Tap | null = null;
let hasMoved = false;

/** Something was logged, changed or deleted: what lies under the finger may be another. */
export function screenMoves(): void {
  hasMoved = true;
}

/** Listens before everything else: a stray tap reaches nothing. Keys are never stray. */
export function stopStrayTaps(event: MouseEvent): void {
  const isKey = event.detail === 0;
  if (isKey) return;
  const tap = { time: event.timeStamp, x: event.clientX, y: event.clientY, target: controlOf(event.target) };
  const isStray = hasMoved && last !== null && isNear(tap, last) && tap.target !== last.target;
  if (isStray) {
    event.preventDefault();
    event.stopImmediatePropagation();
  } else {
    last = tap;
    hasMoved = false;
  }
}

function isNear(tap: Tap, other: Tap): boolean {
  return tap.time - other.time < UNSTEADY_HAND && Math.hypot(tap.x - other.x, tap.y - other.y) < SAME_PLACE;
}

/** The icon and the words of a button are one. */
const controlOf = (target: EventTarget | null) => (target instanceof Element ? (target.closest('button, a, label, input, select') ?? target) : target);
