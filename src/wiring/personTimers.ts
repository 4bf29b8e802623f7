import type { Clock } from '../core/ports/clock';
import type { Log } from '../core/ports/log';
import type { PersonPort } from '../core/ports/personPort';
import { AwayTimer } from '../tracking/live/awayTimer';
import type { Signal } from '../tracking/signal';

/** Other windows hear this often that the person is in this one, ms. */
const TELL_EVERY = 15_000;
/** Pairing goes on over a look into another window up to this long, ms. */
const PAIRING_ABSENCE = 60_000;

export interface PersonTimersParts {
  readonly clock: Clock;
  readonly ledger: { readonly person: PersonPort };
  readonly log: Log;
  /** A stretch of review elsewhere was noted. */
  readonly onNoted: () => void;
}

/** What the person told us by one key: that they review elsewhere, that they pair. */
export class PersonTimers {
  readonly #elsewhere: AwayTimer;
  readonly #pairing: AwayTimer;
  readonly #listeners = new Set<() => void>();
  readonly #window = crypto.randomUUID();
  readonly #person: PersonPort;
  readonly #log: Log;
  readonly #clock: Clock;
  #hearing = false;
  #focused = false;
  #toldAt = -Infinity;

  constructor({ clock, ledger, log, onNoted }: PersonTimersParts) {
    this.#person = ledger.person;
    this.#log = log;
    const changed = (): void => {
      this.#tell();
    };
    this.#elsewhere = new AwayTimer({
      clock,
      shortAbsence: 0,
      endsWithInput: true,
      passed: (start, end) => {
        this.#person.awayPassed({ window: this.#window, start, end }).then(
          (ended) => {
            if (ended !== null) this.#elsewhere.endElsewhere(ended);
            onNoted();
          },
          (error: unknown) => {
            log.warn(`review elsewhere was not noted: ${String(error)}`);
          },
        );
      },
      changed,
    });
    this.#pairing = new AwayTimer({
      clock,
      shortAbsence: PAIRING_ABSENCE,
      endsWithInput: false,
      // Its time is that of the window, which knows that somebody pairs.
      passed: (start, now) => {
        if (this.#pairing.running) this.#goesOn(start, now);
      },
      changed: (running) => {
        if (!running) this.#note(this.#person.pairingOver(this.#window));
        changed();
      },
    });
    this.#clock = clock;
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
    if (!this.pairs) return;
    this.#note(this.#person.pairingBegan(this.#window, this.#clock.now()));
  }

  /** Hears every signal of the recorded window. */
  readonly hear = (signal: Signal): void => {
    this.#hearing = true;
    this.#elsewhere.hear(signal);
    this.#pairing.hear(signal);
    this.#hearing = false;
    this.#tellOthers(signal);
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

  /** Whoever comes back in this window is back for the timers of all windows. */
  #tellOthers(signal: Signal): void {
    const came = signal.type === 'state' && signal.state.focused && !this.#focused;
    const left = signal.type === 'state' && !signal.state.focused && this.#focused;
    if (signal.type === 'state') this.#focused = signal.state.focused;
    if (left && this.pairs) this.#note(this.#person.pairingLeft(this.#window, signal.t));
    if (!came && !(signal.type === 'input' && this.#focused)) return;
    if (!came && signal.t - this.#toldAt < TELL_EVERY) return;
    this.#toldAt = signal.t;
    this.#note(
      this.#person.personCame(this.#window, signal.t).then((began) => {
        if (began !== null) this.#pairing.goOn(began);
      }),
    );
  }

  /** The person may have gone on with it in another window. */
  #goesOn(start: number, now: number): void {
    this.#note(
      this.#person.pairingGoesOn(this.#window, now).then((isHere) => {
        if (!isHere) this.#pairing.endElsewhere(start);
      }),
    );
  }

  #note(call: Promise<unknown>): void {
    call.catch((error: unknown) => {
      this.#log.debug(`other windows were not told: ${String(error)}`);
    });
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
