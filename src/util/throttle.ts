/** The part of a clock that is needed to wait; core's `Clock` is one. */
interface Timer {
  now(): number;
  after(ms: number, run: () => void): () => void;
}

/**
 * Runs a task at once when it is asked for, but never two at a time and never more often than once per
 * interval; what is asked for meanwhile is done once, afterwards. The task must not reject.
 */
export class Throttle {
  readonly #timer: Timer;
  readonly #interval: number;
  readonly #task: () => Promise<void>;
  #last = Number.NEGATIVE_INFINITY;
  #busy = false;
  #again = false;
  #disposed = false;
  #cancel: (() => void) | undefined;

  /** @param interval ms between two starts */
  constructor(timer: Timer, interval: number, task: () => Promise<void>) {
    this.#timer = timer;
    this.#interval = interval;
    this.#task = task;
  }

  request(): void {
    if (this.#disposed || this.#cancel !== undefined) return;
    if (this.#busy) {
      this.#again = true;
      return;
    }
    // A clock that was set back must not make the wait longer than the interval.
    const since = Math.max(0, this.#timer.now() - this.#last);
    if (since >= this.#interval) void this.#run();
    else this.#wait(this.#interval - since);
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #wait(ms: number): void {
    this.#cancel = this.#timer.after(ms, () => {
      this.#cancel = undefined;
      void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#busy = true;
    this.#last = this.#timer.now();
    try {
      await this.#task();
    } finally {
      this.#busy = false;
    }
    if (!this.#again) return;
    this.#again = false;
    this.request();
  }
}
