import type { Clock } from '../../core/ports/clock';
import { ACTIVE_LAG } from '../../core/time/presence';
import type { TimeParameters } from '../../core/time/parameters';
import type { Signal } from '../signal';

/** While there is nothing but indirect evidence, the main thread is asked this often, ms. */
export const ASK_EVERY = 30_000;
/** A timer that comes so much too late slept with its machine, ms. */
export const OVERSLEPT = 5_000;

export interface EvidenceParts {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Is the window on another machine than the extension host, which lives on while that one sleeps. */
  readonly remote: boolean;
  readonly parameters: () => Pick<TimeParameters, 'idleTimeout' | 'indirectCap'>;
  /** Asks the main thread for a sign of life; the answer becomes a raw event. */
  readonly ask: () => Promise<unknown>;
  /** There was no answer because nobody could ask: that becomes a raw event too. */
  readonly missed: () => void;
}

/**
 * Asks the window's main thread whether it is awake, while presence may come to rest on the window's `active`
 * flag alone, or the window is a remote one. An interaction is a better answer: nothing is asked soon after.
 */
export class EvidenceLoop {
  private focused = false;
  private active = false;
  private latest = -Infinity;
  private due = 0;
  private cancel: (() => void) | null = null;
  private ended = false;

  constructor(private readonly parts: EvidenceParts) {}

  /** Hears every signal of the window. */
  readonly hear = (signal: Signal): void => {
    if (signal.type === 'state') {
      this.focused = signal.state.focused;
      this.active = signal.state.active;
    } else if (signal.type === 'input') {
      this.latest = signal.t;
    } else return;
    this.schedule();
  };

  end(): void {
    this.ended = true;
    this.stop();
  }

  private get rests(): boolean {
    if (!this.focused || (!this.active && !this.parts.remote)) return false;
    const { idleTimeout, indirectCap } = this.parts.parameters();
    // Beyond this no answer can make anybody present any more.
    const longest = Math.max(idleTimeout, indirectCap) + ACTIVE_LAG;
    return this.parts.clock.now() - this.latest <= longest;
  }

  private schedule(): void {
    if (this.ended || this.cancel !== null || !this.rests) return;
    this.due = this.parts.clock.now() + ASK_EVERY;
    this.cancel = this.parts.clock.after(ASK_EVERY, () => {
      this.cancel = null;
      this.tick(this.parts.clock.now());
    });
  }

  private tick(now: number): void {
    const { missed, ask } = this.parts;
    const overslept = now - this.due > OVERSLEPT && this.latest <= this.due;
    if (overslept && this.focused && (this.active || this.parts.remote)) missed();
    if (this.rests && now - this.latest >= ASK_EVERY) void ask();
    this.schedule();
  }

  private stop(): void {
    this.cancel?.();
    this.cancel = null;
  }
}
