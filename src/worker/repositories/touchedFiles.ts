import { addDays } from '../../core/calendar/day';
import { dayAt } from '../../core/calendar/zone';
import type { InsertionLog } from '../../core/areas/commitShares';
import type { LedgerTouch } from '../../core/areas/depths';
import type { Log } from '../../core/ports/log';
import { addTouches, touchesAt, type Touches } from '../../insights/areas/ledgerTouches';
import { insertionLog } from '../../store/ledger/insertions';
import type { Ledger } from '../../store/ledger/ledger';
import { breathe } from '../breathe';
import type { DayBook } from '../dayBook';

/** What the ledger knows of one repository. */
export interface LedgerView {
  /** Changes when what is known does, in steps that a person would notice. */
  readonly version: string;
  readonly touches: readonly LedgerTouch[];
  readonly log: InsertionLog;
}

export interface TouchedFilesParts {
  readonly ask: <Result>(run: (ledger: Ledger, days: DayBook) => Result) => Result;
  readonly timeZone: () => string;
  /** Epoch ms. */
  readonly now: () => number;
  readonly log: Log;
}

/** Days that a question waits for; the ones before are looked through in the background. */
const AT_ONCE = 30;
/** Dates are shown in days; what moved by less is not worth seeing the history anew, ms. */
const STEP = 600_000;

/** How far the person got with which file, from all days of the ledger. */
export class TouchedFiles {
  private earlier: Promise<void> | undefined;
  private ready = false;

  constructor(private readonly parts: TouchedFilesParts) {}

  /** null where there is no ledger to ask. */
  async see(folder: string): Promise<LedgerView | null> {
    try {
      const touches = touchesAt(await this.touches(), folder);
      const log = this.parts.ask(({ db }) => insertionLog(db, folder));
      const latest = touches.reduce((max, { at }) => Math.max(max, at), 0);
      const version = [touches.length, Math.floor(latest / STEP)].join();
      return { version, touches, log };
    } catch (error) {
      this.parts.log.warn(`areas are shown without the ledger: ${String(error)}`);
      return null;
    }
  }

  /** Resolves when every day was looked through. */
  async idle(): Promise<void> {
    await this.earlier;
  }

  private async touches(): Promise<Touches> {
    const days = this.days();
    const all: Touches = {};
    for (const day of days.slice(0, AT_ONCE)) {
      this.add(all, day);
      await breathe();
    }
    const rest = days.slice(AT_ONCE);
    if (rest.length > 0) this.earlier ??= this.lookThrough(rest);
    // Looked through, they are remembered.
    if (this.ready) for (const day of rest) this.add(all, day);
    return all;
  }

  private async lookThrough(days: readonly string[]): Promise<void> {
    try {
      for (const day of days) {
        this.add({}, day);
        await breathe();
      }
      this.ready = true;
    } catch (error) {
      this.earlier = undefined;
      this.parts.log.warn(`older days were not looked through: ${String(error)}`);
    }
  }

  private add(all: Touches, day: string): void {
    addTouches(
      all,
      this.parts.ask((_, book) => book.touches(day, this.parts.now())),
    );
  }

  /** All days of the ledger, the latest first. */
  private days(): string[] {
    const extent = this.parts.ask((ledger) => ledger.extent());
    if (extent === null) return [];
    const zone = this.parts.timeZone();
    const first = dayAt(zone, extent.from);
    const days: string[] = [];
    for (let day = dayAt(zone, extent.to); day >= first; day = addDays(day, -1)) days.push(day);
    return days;
  }
}
