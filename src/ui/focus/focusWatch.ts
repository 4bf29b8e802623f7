import { countdownText, nextTick } from '../../core/focus/countdown';
import type { FocusSession } from '../../core/focus/session';
import { isOpen, isRunning, openGap, remainingOf } from '../../core/focus/spans';
import type { Clock } from '../../core/ports/clock';
import type { FocusPort } from '../../core/ports/focusPort';
import type { Log } from '../../core/ports/log';

/** The ledger is asked this often what other windows did, and told that this one lives, ms. */
const LOOK_EVERY = 5_000;
/** No wait is shorter, however late a timer is, ms. */
const SHORTEST = 100;

export interface FocusWatchParts {
  readonly focus: Pick<FocusPort, 'beatSession' | 'currentSession'>;
  readonly clock: Clock;
  readonly log: Log;
  /**
   * Is there somebody before this window. A remote extension host lives on while the computer sleeps, and
   * what it says then is no sign of life.
   */
  readonly isThere: () => Promise<boolean>;
}

/** The open session as this window knows it, and its countdown. */
export class FocusWatch {
  readonly #parts: FocusWatchParts;
  readonly #listeners = new Set<() => void>();
  readonly #endings = new Set<(ended: FocusSession) => void>();
  #current: FocusSession | null = null;
  #unanswered: FocusSession | null = null;
  #lookedAt = -Infinity;
  #looking: Promise<void> = Promise.resolve();
  #cancel: (() => void) | undefined;
  #disposed = false;
  #told = '';

  constructor(parts: FocusWatchParts) {
    this.#parts = parts;
    void this.refresh();
  }

  /** Running, paused, or waiting for an answer about a gap; null without one. */
  get current(): FocusSession | null {
    return this.#current;
  }

  /** One that ended by itself of late, while nobody said what broke it; null without one. */
  get unanswered(): FocusSession | null {
    return this.#unanswered;
  }

  /** While a session runs, nothing is to disturb; a pause is no session. */
  get isQuiet(): boolean {
    return isRunning(this.#current);
  }

  /** A session began, ended or changed, or its countdown says something else. */
  onDidChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** A session ended by itself; told again and again until the person said what broke it. */
  onDidEnd(listener: (ended: FocusSession) => void): { dispose(): void } {
    this.#endings.add(listener);
    return { dispose: () => void this.#endings.delete(listener) };
  }

  /** What the ledger answered to something that was done here. */
  take(session: FocusSession): void {
    this.#current = isOpen(session) ? session : null;
    this.#unanswered = null;
    this.#tell();
    this.#plan();
  }

  /** Asks the ledger now; never rejects. */
  refresh(): Promise<void> {
    return (this.#looking = this.#looking.then(() => this.#look()));
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancel?.();
    this.#listeners.clear();
    this.#endings.clear();
  }

  async #look(): Promise<void> {
    const { focus, clock, log, isThere } = this.#parts;
    if (this.#disposed) return;
    this.#lookedAt = clock.now();
    try {
      if (await isThere()) {
        const { session, ended } = await focus.beatSession(clock.now());
        this.#current = session;
        this.#unanswered = ended;
        if (ended !== null) for (const listener of this.#endings) listener(ended);
      } else this.#current = await focus.currentSession(clock.now());
    } catch (error) {
      // What was known goes on; a session that cannot be written down now is asked for again.
      log.debug(`nothing is known about sessions now: ${String(error)}`);
    }
    this.#tell();
    this.#plan();
  }

  #plan(): void {
    this.#cancel?.();
    if (this.#disposed) return;
    const { clock } = this.#parts;
    const now = clock.now();
    const tick = this.#current === null ? Infinity : nextTick(this.#current, now);
    const look = Math.max(0, this.#lookedAt + LOOK_EVERY - now);
    const wait = Math.max(SHORTEST, Math.min(LOOK_EVERY, look, tick));
    this.#cancel = clock.after(wait, () => {
      this.#wake();
    });
  }

  #wake(): void {
    const now = this.#parts.clock.now();
    // A clock that was put back must not make the wait longer.
    const since = now < this.#lookedAt ? Infinity : now - this.#lookedAt;
    const current = this.#current;
    const over = current !== null && !openGap(current) && remainingOf(current, now) <= 0;
    if (since >= LOOK_EVERY || (over && since >= SHORTEST)) {
      void this.refresh();
      return;
    }
    this.#tell();
    this.#plan();
  }

  #tell(): void {
    const { current } = this;
    const left = current === null ? 0 : remainingOf(current, this.#parts.clock.now());
    const known =
      current === null ? [] : [current.id, current.state, current.changed, current.plannedEnd];
    const told = [...known, countdownText(left)].join(' ');
    if (told === this.#told) return;
    this.#told = told;
    for (const listener of this.#listeners) listener();
  }
}
