/** Chance that comes out the same each time (mulberry32). */

export class Chance {
  constructor(private seed: number) {}

  /** From 0 to below 1. */
  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  isTrue(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number, both ends included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  oneOf<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)]!;
  }

  /** About bell-shaped: three throws. */
  near(centre: number, spread: number): number {
    return centre + 2 * spread * (this.next() + this.next() + this.next() - 1.5);
  }

  scale(centre: number, spread: number): number {
    return Math.min(10, Math.max(0, Math.round(this.near(centre, spread))));
  }

  /** How often something rare happens. */
  count(mean: number): number {
    let [count, left] = [-1, Math.exp(mean)];
    while (left > 1) {
      left *= this.next();
      count += 1;
    }
    return Math.max(0, count);
  }
}
