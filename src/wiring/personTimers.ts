import type { Clock } from '../core/ports/clock';
import type { LedgerPort } from '../core/ports/ledgerPort';
import type { Log } from '../core/ports/log';
import { AwayTimer } from '../tracking/live/awayTimer';
import type { Signal } from '../tracking/signal';

/** Pairing goes on over a look into another window up to this long, ms. */
const PAIRING_ABSENCE = 60_000;

export interface PersonTimersParts {
  readonly clock: Clock;
  readonly ledger: Pick<LedgerPort, 'reviewedElsewhere'>;
  readonly log: Log;
  /** A stretch of review elsewhere was noted. */
  readonly onNoted: () => void;
}

/** What the person told us by one key: that they review elsewhere, that they pair. */
export class PersonTimers {
  readonly #elsewhere: AwayTimer;
  readonly #pairing: AwayTimer;
  readonly #listeners = new Set<() => void>();
  #hearing = false;

  constructor({ clock, ledger, log, onNoted }: PersonTimersParts) {
    const changed = (): void => {
      this.#tell();
    };
    this.#elsewhere = new AwayTimer({
      clock,
      shortAbsence: 0,
      endsWithInput: true,
      passed: (start, end) => {
        ledger.reviewedElsewhere({ start, end }).then(onNoted, (error: unknown) => {
          log.warn(`review elsewhere was not noted: ${String(error)}`);
        });
      },
      changed,
    });
    this.#pairing = new AwayTimer({
      clock,
      shortAbsence: PAIRING_ABSENCE,
      endsWithInput: false,
      // Its time is that of the window, which knows that somebody pairs.
      passed: () => undefined,
      changed,
    });
  }

  get reviewsElsewhere(): boolean {
    return this.#elsewhere.running;
  }

  get pairs(): boolean {
    return this.#pairing.running;
  }

  toggleElsewhere(): void {
    this.#elsewhere.toggle();
  }

  togglePairing(): void {
    this.#pairing.toggle();
  }

  /** Hears every signal of the recorded window. */
  readonly hear = (signal: Signal): void => {
    this.#hearing = true;
    this.#elsewhere.hear(signal);
    this.#pairing.hear(signal);
    this.#hearing = false;
  };

  /**
   * @param listener is told whenever one began or ended; `heard` where the window's own signals ended it.
   */
  onDidChange(listener: (heard: boolean) => void): { dispose(): void } {
    const own = (): void => {
      listener(this.#hearing);
    };
    this.#listeners.add(own);
    return { dispose: () => void this.#listeners.delete(own) };
  }

  dispose(): void {
    this.#elsewhere.stop();
    this.#pairing.stop();
    this.#listeners.clear();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
