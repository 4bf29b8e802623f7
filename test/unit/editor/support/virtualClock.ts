import type { Clock } from '../../../../src/core/ports/clock';

/** A clock that stands still until it is told to go on. */
export class VirtualClock implements Clock {
  #now = 1_000_000;
  #waiting: { readonly at: number; readonly run: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  zone(): number {
    return 0;
  }

  after(ms: number, run: () => void): () => void {
    const entry = { at: this.#now + ms, run };
    this.#waiting.push(entry);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== entry);
    };
  }

  /** The machine sleeps: time passes, and timers that were due in it come when it wakes. */
  sleep(ms: number): void {
    this.#now += ms;
    const due = this.#waiting.filter(({ at }) => at <= this.#now);
    this.#waiting = this.#waiting.filter(({ at }) => at > this.#now);
    for (const { run } of due.sort((one, other) => one.at - other.at)) run();
  }

  go(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#waiting
        .filter(({ at }) => at <= end)
        .sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      this.#waiting = this.#waiting.filter((other) => other !== next);
      this.#now = next.at;
      next.run();
    }
    this.#now = end;
  }
}
