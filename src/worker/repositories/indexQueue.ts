import type { Log } from '../../core/ports/log';
import type { RepositoryReader } from './repositoryReader';

/** After so many ms it is looked whether another window is done with the history it reads. */
const LOOK_AGAIN = 5_000;

/** Reads histories one after the other. */
export class IndexQueue {
  readonly #log: Log;
  readonly #waiting = new Set<RepositoryReader>();
  readonly #looks = new Set<ReturnType<typeof setTimeout>>();
  #running: { readonly reader: RepositoryReader; readonly stop: AbortController } | undefined;
  #working: Promise<void> = Promise.resolve();

  constructor(log: Log) {
    this.#log = log;
  }

  add(reader: RepositoryReader): void {
    if (this.#waiting.has(reader)) return;
    this.#waiting.add(reader);
    this.#working = this.#working.then(async () => {
      // Taken back while it waited.
      if (!this.#waiting.delete(reader)) return;
      const stop = new AbortController();
      this.#running = { reader, stop };
      await reader.index(stop.signal);
      this.#running = undefined;
      const { state, message } = reader.state;
      if (state === 'failed' || state === 'noGit') this.#log.warn(`${reader.root}: ${message}`);
      if (reader.isElsewhere) this.#lookLater(reader);
    });
  }

  /** The person ends what runs and what waits. */
  stop(): void {
    for (const reader of this.#waiting) reader.stop();
    this.#forget();
    this.#running?.stop.abort();
  }

  /** Nobody asks for these any more. */
  drop(readers: readonly RepositoryReader[]): void {
    for (const reader of readers) {
      this.#waiting.delete(reader);
      if (this.#running?.reader === reader) this.#running.stop.abort();
    }
  }

  /** Resolves when nothing is being read. */
  async idle(): Promise<void> {
    await this.#working;
  }

  #lookLater(reader: RepositoryReader): void {
    const look = setTimeout(() => {
      this.#looks.delete(look);
      if (reader.isElsewhere) this.add(reader);
    }, LOOK_AGAIN);
    look.unref();
    this.#looks.add(look);
  }

  #forget(): void {
    this.#waiting.clear();
    for (const look of this.#looks) clearTimeout(look);
    this.#looks.clear();
  }
}
