import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { RawEvent, WindowStateEvent } from '../../src/core/events/rawEvent';

/** A trace that goes on where an earlier window left it: one numbering, a `meta` that says `restarted`. */
export class TraceFile {
  readonly #first: number;
  readonly #file: number;
  #last: RawEvent | null = null;
  #window: WindowStateEvent | null = null;

  constructor(path: string) {
    this.#first = existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 1 : 0;
    this.#file = openSync(path, 'a');
  }

  /** Written at once: a window may die without a word. */
  write(event: RawEvent): void {
    const again = this.#first > 0 && event.e === 'meta' ? { restarted: 'window opened again' } : {};
    const record = { ...event, ...again, seq: this.#first + event.seq };
    writeSync(this.#file, `${JSON.stringify(record)}\n`);
    this.#last = event;
    if (event.e === 'winState') this.#window = event;
  }

  /** Notes who writes from here on, or no longer; it has the number of the event before it. @param t epoch ms */
  mark(ph: 'begin' | 'end', label: string, kind: string, t: number): void {
    const seq = this.#first + (this.#last?.seq ?? 0);
    writeSync(this.#file, `${JSON.stringify({ seq, t, e: 'mark', ph, label, kind })}\n`);
  }

  /** Time after the last record does not exist, so the last one says when the recording ended. @param t epoch ms */
  close(t: number): void {
    if (this.#window !== null && this.#last !== null) {
      this.write({ ...this.#window, seq: this.#last.seq + 1, t });
    }
    closeSync(this.#file);
  }
}
