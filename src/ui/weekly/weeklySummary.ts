import { addDays, type Day } from '../../core/calendar/day';
import { dayAt } from '../../core/calendar/zone';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../../core/ports/log';
import type { NoticesPort } from '../../core/ports/noticesPort';
import type { WeeklyPort } from '../../core/ports/weeklyPort';
import { dueToTell, weeklyKey, type WeeklySchedule } from '../../core/weekly/schedule';
import { weekSentence } from '../../core/weekly/sentence';
import { isEmptyWeek, type WeekReport } from '../../core/weekly/weekReport';
import type { NoticeAction, NoticeOffer } from '../notices/noticeDesk';

/** The clock is looked at this often: a timer for Friday would not survive the lid of a laptop. */
const LOOK_EVERY = 60_000;
/** What is offered and waits is written anew after this, ms. */
const FRESH_FOR = 600_000;
/** How often a window notes what the blind spots are, and tries again where no history is read yet, ms. */
const NOTE_EVERY = 6 * 3_600_000;
const NOTE_AGAIN = 600_000;

export interface SummaryParts {
  readonly clock: Clock;
  readonly log: Log;
  readonly schedule: () => WeeklySchedule;
  readonly timeZone: () => string;
  readonly isFocused: () => boolean;
  readonly port: Pick<NoticesPort, 'doneNotices' | 'settleNotice'>;
  readonly weekly: Pick<WeeklyPort, 'noteBlindSpots'>;
  readonly gather: (week: Day, now: number) => Promise<WeekReport>;
  readonly notices: {
    offer(offer: NoticeOffer): void;
    withdraw(key: string, forGood: boolean): void;
  };
  /** The buttons of a week's notice. */
  readonly actions: (week: Day) => readonly NoticeAction[];
}

/** Offers the summary of the week when it is due, or late; the notices see to it that it is shown once. */
export class WeeklySummary {
  #cancel: (() => void) | undefined;
  #looking: Promise<void> = Promise.resolve();
  #done: string | undefined;
  #offered: { readonly key: string; readonly at: number } | undefined;
  #noteAt: number;
  #fault = '';

  constructor(private readonly parts: SummaryParts) {
    // Not while everything else starts.
    this.#noteAt = parts.clock.now() + LOOK_EVERY;
    this.#lookLater();
  }

  /** Is one due; resolves when that is known and it is offered. Never rejects. */
  look(): Promise<void> {
    return (this.#looking = this.#looking.then(async () => {
      try {
        await this.#offerDue();
        await this.#note();
      } catch (error) {
        this.#told(`The summary of the week waits: ${String(error)}`);
      }
    }));
  }

  dispose(): void {
    this.#cancel?.();
  }

  /** Once, and not every minute. */
  #told(fault: string): void {
    if (fault !== this.#fault) this.parts.log.warn(fault);
    this.#fault = fault;
  }

  #lookLater(): void {
    this.#cancel = this.parts.clock.after(LOOK_EVERY, () => {
      this.#lookLater();
      void this.look();
    });
  }

  async #offerDue(): Promise<void> {
    const { clock, schedule, timeZone, isFocused, port, gather, notices, actions } = this.parts;
    const plan = schedule();
    const now = clock.now();
    const due = plan === null ? undefined : dueToTell(plan, timeZone(), now);
    const key = due === undefined ? undefined : weeklyKey(due.week);
    if (this.#offered !== undefined && this.#offered.key !== key) {
      // Turned off, or planned for another time.
      notices.withdraw(this.#offered.key, false);
      this.#offered = undefined;
    }
    if (due === undefined || key === undefined || key === this.#done || !isFocused()) return;
    if (this.#offered !== undefined && now - this.#offered.at < FRESH_FOR) return;
    if ((await port.doneNotices([key])).length > 0) {
      this.#done = key;
      return;
    }
    const report = await gather(due.week, now);
    if (isEmptyWeek(report)) {
      // Nothing to say of a holiday, and nothing else has to wait for it.
      await port.settleNotice(key, 'weekly', now);
      this.#done = key;
      return;
    }
    this.#offered = { key, at: now };
    const message = summaryText(report);
    notices.offer({ kind: 'weekly', key, message, actions: actions(due.week), until: due.until });
  }

  async #note(): Promise<void> {
    const { clock, weekly } = this.parts;
    const now = clock.now();
    if (now < this.#noteAt) return;
    this.#noteAt = now + NOTE_AGAIN;
    if ((await weekly.noteBlindSpots(now)) > 0) this.#noteAt = now + NOTE_EVERY;
  }
}

/** The sentence of the week; a late one says of which week it tells. */
function summaryText(report: WeekReport): string {
  const sentence = weekSentence(report);
  const late = dayAt(report.zone, report.now) > addDays(report.week, 6);
  return late ? `Last week: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}
