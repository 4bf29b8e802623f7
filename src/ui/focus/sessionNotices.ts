import type { FocusSession, GapAnswer } from '../../core/focus/session';
import { openGap } from '../../core/focus/spans';
import type { Clock } from '../../core/ports/clock';
import type { FocusPort } from '../../core/ports/focusPort';
import type { Log } from '../../core/ports/log';
import type { NoticeOffer } from '../notices/noticeDesk';
import type { FocusWatch } from './focusWatch';
import { nameOf, resultLine } from './sessionWords';
import { clockText } from './startRows';

/** The one place that shows what nobody asked for; each key once over all windows. */
export interface NoticeBoard {
  offer(offer: NoticeOffer): void;
  withdraw(key: string): void;
  holdWhile(isQuiet: () => boolean): { dispose(): unknown };
  look(): void;
}

export interface SessionNoticesParts {
  readonly focus: Pick<FocusPort, 'sessionResult'>;
  readonly watch: FocusWatch;
  readonly notices: NoticeBoard;
  readonly timeZone: () => string;
  readonly actions: {
    readonly broke: (session: FocusSession) => Promise<unknown>;
    readonly nothing: (session: FocusSession) => Promise<unknown>;
    readonly goOn: (session: FocusSession) => Promise<unknown>;
    readonly gap: (session: FocusSession, was: GapAnswer) => Promise<unknown>;
  };
  readonly clock: Clock;
  readonly log: Log;
}

/** The last seconds of a session come into the ledger a little later, ms. */
export const SETTLES = 4_000;
const NEWS_FOR = 12 * 3_600_000;

/**
 * What a session says by itself: that it is over, and that nobody knows what a gap was. While one runs, the
 * notices of everything else wait.
 */
export class SessionNotices {
  readonly #parts: SessionNoticesParts;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  /** Ends that this window took up already. */
  readonly #taken = new Set<string>();
  readonly #waits = new Set<() => void>();
  #gap: string | undefined;
  #quiet = false;

  constructor(parts: SessionNoticesParts) {
    const { watch, notices } = parts;
    this.#parts = parts;
    this.#subscriptions = [
      notices.holdWhile(() => watch.isQuiet),
      watch.onDidChange(() => {
        this.#heardChange();
      }),
      watch.onDidEnd((ended) => {
        this.#heardEnd(ended);
      }),
    ];
    this.#heardChange();
  }

  dispose(): void {
    for (const cancel of this.#waits) cancel();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #heardChange(): void {
    const { watch, notices } = this.#parts;
    const { current, isQuiet } = watch;
    // What waited for the end of the session is asked for again.
    if (this.#quiet && !isQuiet) notices.look();
    this.#quiet = isQuiet;
    const gap = current === null ? undefined : openGap(current);
    const key = current && gap ? `session/${current.id}/gap/${gap.start}` : undefined;
    if (this.#gap !== undefined && this.#gap !== key) notices.withdraw(this.#gap);
    if (current && gap && key !== undefined && key !== this.#gap) {
      notices.offer(this.#gapOffer(current, gap, key));
    }
    this.#gap = key;
  }

  #gapOffer(session: FocusSession, gap: { start: number; end: number }, key: string): NoticeOffer {
    const { timeZone, actions } = this.#parts;
    const [from, to] = [gap.start, gap.end].map((at) => clockText(at, timeZone()));
    const name = nameOf(session);
    return {
      kind: 'sessionEnd',
      key,
      message: `No window was awake during ${name === '' ? 'your session' : `“${name}”`} from ${from ?? ''} to ${to ?? ''}. Was that a break, did it go on, or had it ended?`,
      actions: [
        { title: 'A Break', run: () => actions.gap(session, 'break') },
        { title: 'It Went On', run: () => actions.gap(session, 'went-on') },
        { title: 'It Had Ended', run: () => actions.gap(session, 'ended') },
      ],
    };
  }

  #heardEnd(ended: FocusSession): void {
    const { clock, log } = this.#parts;
    const key = `session/${ended.id}/end/${ended.end ?? 0}`;
    if (this.#taken.has(key)) return;
    this.#taken.add(key);
    const cancel = clock.after(SETTLES, () => {
      this.#waits.delete(cancel);
      this.#offerEnd(ended, key).catch((error: unknown) => {
        this.#taken.delete(key);
        log.debug(`the end of a session is told later: ${String(error)}`);
      });
    });
    this.#waits.add(cancel);
  }

  async #offerEnd(ended: FocusSession, key: string): Promise<void> {
    const { focus, notices, actions } = this.#parts;
    const found = await focus.sessionResult(ended.id);
    if (found === null) return;
    const { session } = found;
    notices.offer({
      kind: 'sessionEnd',
      key,
      message: resultLine(found),
      actions: [
        { title: 'Nothing Broke It', run: () => actions.nothing(session) },
        { title: 'What Broke It?', run: () => actions.broke(session) },
        { title: '15 More Minutes', run: () => actions.goOn(session) },
      ],
      until: (ended.end ?? 0) + NEWS_FOR,
    });
  }
}
