import type { Clock } from '../../core/ports/clock';
import type { Signal } from '../signal';

/** Longest stretch that one press of a key stands for, ms. */
export const LONGEST_AWAY = 30 * 60_000;
/** What has passed is noted this often, so that a window that dies loses no more, ms. */
const NOTE_EVERY = 60_000;
/** Hands that come back from starting it are no return, ms. */
const STARTING = 10_000;

export interface AwayTimerParts {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** An absence from the window up to this long is no return, ms. */
  readonly shortAbsence: number;
  /** Is an interaction in the window, without an absence before it, a return. */
  readonly endsWithInput: boolean;
  /** The stretch so far; called again and again with a later end, the last time when it ends. */
  readonly passed: (start: number, end: number) => void;
  /** It began or ended. */
  readonly changed: (running: boolean) => void;
}

/**
 * Something the person started by one key and that the editor cannot see: it ends when they come back, when
 * they end it, or after half an hour.
 */
export class AwayTimer {
  private start: number | null = null;
  private noted = 0;
  private lost: number | null = null;
  private cancel: (() => void) | null = null;

  constructor(private readonly parts: AwayTimerParts) {}

  get running(): boolean {
    return this.start !== null;
  }

  toggle(): void {
    if (this.running) {
      this.end(this.parts.clock.now());
      return;
    }
    this.start = this.noted = this.parts.clock.now();
    this.lost = null;
    this.schedule();
    this.parts.changed(true);
  }

  /** Goes on with what the person began in another window. @param start epoch ms, of when they did */
  goOn(start: number): void {
    if (this.running) return;
    this.start = start;
    this.noted = this.parts.clock.now();
    this.lost = null;
    this.schedule();
    this.parts.changed(true);
  }

  /** Hears every signal of the window. */
  readonly hear = (signal: Signal): void => {
    if (this.start === null) return;
    if (signal.type === 'state') this.focusTold(signal.state.focused, signal.t);
    else if (signal.type === 'input' && this.lost === null && this.parts.endsWithInput) {
      if (signal.t - this.start > STARTING) this.end(signal.t);
    } else if (signal.type === 'end') this.end(signal.t);
  };

  /** Ends it at the latest instant that is certain (shutdown, pause). */
  stop(): void {
    this.end(this.parts.clock.now());
  }

  /** The person came back in another window. @param at epoch ms; nothing after it counts */
  endElsewhere(at: number): void {
    const { start } = this;
    if (start === null) return;
    this.start = null;
    this.cancel?.();
    this.cancel = null;
    if (at > start) this.parts.passed(start, Math.min(at, start + LONGEST_AWAY));
    this.parts.changed(false);
  }

  private focusTold(focused: boolean, t: number): void {
    if (!focused) {
      this.lost ??= t;
      return;
    }
    const { lost } = this;
    this.lost = null;
    if (lost !== null && t - lost > this.parts.shortAbsence) this.end(t);
  }

  private schedule(): void {
    this.cancel = this.parts.clock.after(NOTE_EVERY, () => {
      this.cancel = null;
      this.tick(this.parts.clock.now());
    });
  }

  private tick(now: number): void {
    const { start } = this;
    if (start === null) return;
    // A timer that comes far too late slept with its machine: what it slept is nobody's time.
    if (now - this.noted > 2 * NOTE_EVERY) this.end(this.noted);
    else if (now - start >= LONGEST_AWAY) this.end(start + LONGEST_AWAY);
    else {
      this.noted = now;
      this.parts.passed(start, now);
      this.schedule();
    }
  }

  private end(at: number): void {
    const { start } = this;
    if (start === null) return;
    this.start = null;
    this.cancel?.();
    this.cancel = null;
    // Asleep at the time of its return, it counts only what it was awake for.
    const slept = at - this.noted > 2 * NOTE_EVERY;
    const end = Math.min(slept ? this.noted : at, start + LONGEST_AWAY);
    if (end > start) this.parts.passed(start, end);
    this.parts.changed(false);
  }
}
