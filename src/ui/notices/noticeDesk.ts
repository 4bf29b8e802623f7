import {
  byUrgency,
  type HeldReason,
  type NoticeKind,
  type NoticeVerdict,
  type ShownNotice,
} from '../../core/notices/notice';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../../core/ports/log';
import type { NoticesPort } from '../../core/ports/noticesPort';
import type { WeeklySchedule } from '../../core/weekly/schedule';

/** What is offered and not shown yet is asked for this often, ms. */
const LOOK_EVERY = 60_000;

/** A button of a notice. */
export interface NoticeAction {
  readonly title: string;
  readonly run: () => unknown;
}

/** Something a person may be told that they did not ask for. */
export interface NoticeOffer {
  readonly kind: NoticeKind;
  /** Once per key for ever, over all windows and machines: `block/<block>/<start>`. */
  readonly key: string;
  /** One line; a second sentence where it says what to do. */
  readonly message: string;
  /** At most three. */
  readonly actions: readonly NoticeAction[];
  /** Epoch ms from which it is too late to say: then it only stands in the week's report. */
  readonly until?: number;
}

/** An offer that is held back. */
export interface WaitingNotice extends NoticeOffer {
  readonly reason: HeldReason;
}

export interface DeskParts {
  readonly port: Pick<NoticesPort, 'askNotice' | 'settleNotice'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly isFocused: () => boolean;
  readonly schedule: () => WeeklySchedule;
  /** What other machines showed. */
  readonly elsewhere: () => readonly ShownNotice[];
  /** Pops it up; must not wait for an answer. */
  readonly show: (offer: NoticeOffer) => void;
  /** Tells other machines. */
  readonly tell: (shown: ShownNotice) => void;
  /** What waits is other than before. */
  readonly changed: () => void;
}

/**
 * Takes offers and shows each once when the ledger lets it: only in the focused window, the most urgent
 * first. Whatever cannot be shown now is asked for again each minute.
 */
export class NoticeDesk {
  readonly #pending = new Map<string, NoticeOffer>();
  readonly #reasons = new Map<string, HeldReason>();
  /** Keys that need no asking any more. */
  readonly #done = new Set<string>();
  readonly #quiet = new Set<() => boolean>();
  #looking: Promise<void> = Promise.resolve();
  #cancel: (() => void) | undefined;
  #disposed = false;

  constructor(private readonly parts: DeskParts) {
    this.#lookLater();
  }

  /** Offering the same key again replaces what is still to be shown; one that was shown is ignored. */
  offer(offer: NoticeOffer): void {
    if (this.#disposed || this.#done.has(offer.key)) return;
    const known = this.#pending.has(offer.key);
    this.#pending.set(offer.key, offer);
    if (!known) void this.look();
  }

  /**
   * What it says is not so any more.
   *
   * @param forGood false: the same may be offered again
   */
  withdraw(key: string, forGood = true): void {
    const offer = this.#pending.get(key);
    if (offer === undefined) return;
    const held = this.#reasons.has(key);
    this.#drop(key);
    if (held && forGood) this.#settle(offer);
  }

  /** While any of these says so, nothing within the budget is shown. @returns ends it */
  holdWhile(isQuiet: () => boolean): () => void {
    this.#quiet.add(isQuiet);
    return () => void this.#quiet.delete(isQuiet);
  }

  /** Those that are held back now, the most urgent first. */
  waiting(): WaitingNotice[] {
    return this.#sorted().flatMap((offer) => {
      const reason = this.#reasons.get(offer.key);
      return reason === undefined ? [] : [{ ...offer, reason }];
    });
  }

  /** The person chose to see it from the list of what waits: it is not shown again. */
  seen(offer: NoticeOffer): void {
    const { key, kind } = offer;
    this.#finish(key);
    this.#settle(offer);
    this.parts.tell({ key, kind, at: this.parts.clock.now() });
  }

  /** Asks for everything that is offered; resolves when it was. */
  look(): Promise<void> {
    const asked = this.#looking.then(() => this.#askAll());
    // One that went wrong must not hold up all later ones.
    this.#looking = asked.catch((error: unknown) => {
      this.parts.log.error('The notices were not looked at', error);
    });
    return this.#looking;
  }

  dispose(): void {
    this.#disposed = true;
    this.#cancel?.();
    this.#pending.clear();
  }

  #lookLater(): void {
    this.#cancel = this.parts.clock.after(LOOK_EVERY, () => {
      this.#lookLater();
      void this.look();
    });
  }

  async #askAll(): Promise<void> {
    for (const offer of this.#sorted()) {
      if (this.#disposed) return;
      if (this.#isLate(offer)) this.#drop(offer.key);
      else if (this.parts.isFocused()) await this.#ask(offer);
    }
  }

  async #ask(offer: NoticeOffer): Promise<void> {
    const { port, clock, log, schedule, elsewhere } = this.parts;
    const { key, kind, message } = offer;
    const now = clock.now();
    let answer: NoticeVerdict;
    try {
      const quiet = [...this.#quiet].some((isQuiet) => isQuiet());
      const wish = { key, kind, message, now, quiet, schedule: schedule(), elsewhere: elsewhere() };
      answer = await port.askNotice(wish);
    } catch (error) {
      log.debug(`the notice ${key} waits for the ledger: ${String(error)}`);
      // That data may be lost is told also where the ledger is what fails.
      if (kind === 'dataLoss') this.#show(offer, now);
      return;
    }
    if (answer.verdict === 'show') this.#show(offer, now);
    if (answer.verdict === 'done') this.#finish(key);
    if (answer.verdict !== 'wait') return;
    if (this.#reasons.get(key) !== answer.reason && this.#pending.has(key)) {
      this.#reasons.set(key, answer.reason);
      this.parts.changed();
    }
  }

  #show(offer: NoticeOffer, at: number): void {
    const { key, kind } = offer;
    this.#finish(key);
    this.parts.show(offer);
    this.parts.tell({ key, kind, at });
  }

  #settle({ key, kind }: NoticeOffer): void {
    const { port, clock, log } = this.parts;
    port.settleNotice(key, kind, clock.now()).catch((error: unknown) => {
      log.debug(`the notice ${key} was not withdrawn: ${String(error)}`);
    });
  }

  #finish(key: string): void {
    this.#done.add(key);
    this.#drop(key);
  }

  #drop(key: string): void {
    this.#pending.delete(key);
    if (this.#reasons.delete(key)) this.parts.changed();
  }

  #isLate({ until }: NoticeOffer): boolean {
    return until !== undefined && this.parts.clock.now() >= until;
  }

  #sorted(): NoticeOffer[] {
    return [...this.#pending.values()].sort((a, b) => byUrgency(a.kind, b.kind));
  }
}
