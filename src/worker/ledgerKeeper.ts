import type { LedgerHealth, LedgerState } from '../core/ledger/health';
import type { Log } from '../core/ports/log';
import type { Pulse } from '../core/time/pulse';
import type { Ledger } from '../store/ledger/ledger';
import { LedgerError } from '../store/ledger/ledgerError';
import { openLedger, settleReplaced, type OpenOptions } from '../store/ledger/openLedger';
import { faultOf } from '../store/ledger/sqlite';

/** A ledger that could not be opened or written is tried again after this long, ms. */
const RETRY = 30_000;

export interface KeeperOptions extends Omit<OpenOptions, 'now' | 'suspect'> {
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
  /** Told after each opening for writing. */
  readonly opened?: (ledger: Ledger) => void;
}

/**
 * Holds the open ledger through everything that happens to its file: opens it again when it was renamed,
 * deleted or found damaged, and when a disk has room or rights again; says in words what is wrong.
 */
export class LedgerKeeper {
  private ledger: Ledger | undefined;
  private state: LedgerState = 'ok';
  private message = '';
  /** When opening was tried last, or -Infinity for at once. */
  private triedAt = -Infinity;
  private closed = false;
  private dropped = 0;

  constructor(private readonly options: KeeperOptions) {}

  /** The ledger for reading; throws in words where there is none. */
  readable(): Ledger {
    this.reopenIfMoved();
    if (this.ledger === undefined && this.due()) this.open(false);
    if (this.ledger === undefined) throw new Error(this.message || 'The ledger is closed.');
    return this.ledger;
  }

  /** Runs with the ledger if it is open. */
  opened(run: (ledger: Ledger) => void): void {
    if (this.ledger !== undefined) run(this.ledger);
  }

  /** Stores pulses; throws in words where they were not stored. */
  append(pulses: readonly Pulse[]): void {
    const ledger = this.writable();
    try {
      this.store(ledger, pulses);
    } catch (error) {
      if (faultOf(error) !== 'damaged') throw this.failed(error);
      this.open(true);
      try {
        this.store(this.writable(), pulses);
      } catch (again) {
        throw this.failed(again);
      }
    }
    if (this.state === 'spool') [this.state, this.message] = ['ok', ''];
  }

  /** Runs a query; on signs of damage the ledger is checked, replaced if need be, and asked again. */
  query<Result>(run: (ledger: Ledger) => Result): Result {
    try {
      return run(this.readable());
    } catch (error) {
      if (faultOf(error) !== 'damaged') throw error;
      this.open(true);
      return run(this.readable());
    }
  }

  /** Changes something beside pulses; throws in words where it was not stored. */
  change<Result>(run: (ledger: Ledger) => Result): Result {
    const ledger = this.writable();
    try {
      return run(ledger);
    } catch (error) {
      throw this.failed(error);
    }
  }

  /** What was lost with a damaged ledger came back. */
  settleReplaced(): void {
    this.change(({ db }) => {
      settleReplaced(db);
    });
    if (this.state === 'replaced') [this.state, this.message] = ['ok', ''];
  }

  /** As far as this thread knows; what waits in the spool is known outside. */
  health(): LedgerHealth {
    if (this.ledger === undefined && this.due()) this.open(false);
    return {
      state: this.state,
      message: this.message,
      file: this.options.file,
      spooled: 0,
      dropped: this.dropped,
    };
  }

  close(): void {
    this.closed = true;
    this.ledger?.close();
    this.ledger = undefined;
  }

  private writable(): Ledger {
    this.reopenIfMoved();
    if (this.ledger?.writable !== true && this.due()) this.open(false);
    if (this.ledger?.writable !== true) throw new Error(this.message || 'The ledger is closed.');
    return this.ledger;
  }

  private store(ledger: Ledger, pulses: readonly Pulse[]): void {
    try {
      ledger.append(pulses);
    } catch (error) {
      if (faultOf(error) !== undefined) throw error;
      // A pulse that breaks a rule of the schema must not hold up all others for ever.
      for (const pulse of pulses) {
        try {
          ledger.append([pulse]);
        } catch (one) {
          if (faultOf(one) !== undefined) throw one;
          this.dropped += 1;
          this.options.log.error(`dropped a pulse at ${pulse.start} that breaks the schema`, one);
        }
      }
    }
  }

  /** Notes what a failed write means from now on. */
  private failed(error: unknown): unknown {
    const words = error instanceof Error ? error.message : String(error);
    const waits =
      'Earlier days are still shown; new time waits in a file beside the ledger and is added later.';
    switch (faultOf(error)) {
      case undefined:
        return error;
      case 'busy':
        return new Error(`The ledger is held by another process: ${words}.`);
      case 'full':
        this.state = 'spool';
        this.message = `The disk is full. ${waits} Free some space.`;
        return new Error(this.message);
      default:
        this.ledger?.close();
        this.ledger = undefined;
        this.state = 'spool';
        this.message = `The ledger cannot be written (${words}). ${waits} Make ${this.options.file} writable.`;
        return new Error(this.message);
    }
  }

  private due(): boolean {
    return !this.closed && this.options.now() - this.triedAt >= RETRY;
  }

  private reopenIfMoved(): void {
    if (this.ledger === undefined || this.ledger.inPlace) return;
    this.options.log.warn(`the ledger was moved or deleted: opening ${this.options.file} again`);
    this.open(false);
  }

  private open(suspect: boolean): void {
    if (this.closed) return;
    this.ledger?.close();
    this.ledger = undefined;
    const now = this.options.now();
    this.triedAt = now;
    try {
      const opened = openLedger({ ...this.options, now, suspect });
      this.ledger = opened.ledger;
      this.state = opened.state === 'readonly' ? 'spool' : opened.state;
      this.message = opened.message;
    } catch (error) {
      this.state = 'spool';
      this.message =
        error instanceof LedgerError ? advice(error) : `The ledger fails: ${String(error)}.`;
      this.options.log.error(this.message, error);
      return;
    }
    if (this.message !== '') this.options.log.warn(this.message);
    if (this.ledger.writable) this.options.opened?.(this.ledger);
  }
}

function advice(error: LedgerError): string {
  switch (error.fault) {
    case 'no-sqlite':
      return (
        `${error.message} Time is still measured and waits in a spool file; ` +
        'totals and charts need a newer VS Code.'
      );
    case 'busy':
      return `${error.message} Time waits in a spool file; this is tried again every 30 s.`;
    default:
      return `${error.message} Time is still measured and waits outside of the ledger; make the folder writable.`;
  }
}
