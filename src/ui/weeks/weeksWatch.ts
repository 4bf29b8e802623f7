import * as vscode from 'vscode';
import { openPhase } from '../../core/weeks/phase';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../../core/ports/log';
import type { WeekAnswer } from '../../core/weeks/week';
import { WEEK_ANSWERS } from '../../core/weeks/decisionWords';
import { WEEK_SPANS } from '../../core/weeks/weeksModel';
import type { Notices } from '../notices/notices';
import { answerPhase } from './answerPhase';
import type { PhaseFormParts } from './declarePhase';
import { endedNotices, weeksNotices, type WeeksNotice } from './weeksNotices';

/** First look after the start, so that opening a folder is not slowed down, and between two looks, ms. */
const FIRST = 90_000;
const BETWEEN = 30 * 60_000;
/** `open` or `none` once it is known: the palette hides what is about no phase. */
const PHASE_KEY = 'handsOn.phase';

export interface WeeksWatchParts extends PhaseFormParts {
  readonly notices: Pick<Notices, 'offer' | 'withdraw'>;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens the view of weeks, or its re-evaluation. */
  readonly show: (view: 'weeks' | 'reEvaluation') => void;
  readonly onDecided: () => void;
}

/** Looks now and then whether something about the weeks is worth a notice; whether it is shown is not decided here. */
export class WeeksWatch {
  readonly #parts: WeeksWatchParts;
  readonly #offered = new Set<string>();
  #cancel: () => void;

  constructor(parts: WeeksWatchParts) {
    this.#parts = parts;
    this.#cancel = this.#after(FIRST);
  }

  dispose(): void {
    this.#cancel();
  }

  #after(ms: number): () => void {
    return this.#parts.clock.after(ms, () => {
      this.#cancel = this.#after(BETWEEN);
      void this.look();
    });
  }

  /** Looks now: something was decided. */
  look(): Promise<void> {
    return this.#look().catch((error: unknown) => {
      this.#parts.log.debug(`the weeks were not looked at: ${String(error)}`);
    });
  }

  async #look(): Promise<void> {
    const { port, now, notices } = this.#parts;
    const model = await port.weeks({ span: WEEK_SPANS[0], now: now() });
    const phase = openPhase(model.phases, model.today) === null ? 'none' : 'open';
    void vscode.commands.executeCommand('setContext', PHASE_KEY, phase);
    const wanted = weeksNotices(model);
    const ended = endedNotices([...this.#offered], wanted, model);
    for (const key of ended) {
      notices.withdraw(key);
      this.#offered.delete(key);
    }
    for (const { key } of wanted) this.#offered.add(key);
    for (const notice of wanted) {
      const { kind, key, message } = notice;
      notices.offer({ kind, key, message, actions: this.#actionsOf(notice) });
    }
  }

  #actionsOf({ ask, about }: WeeksNotice): { title: string; run: () => unknown }[] {
    const { port, show, onDecided } = this.#parts;
    const look = (title: string): { title: string; run: () => void } => ({
      title,
      run: () => {
        show('weeks');
      },
    });
    switch (ask) {
      case 'week':
        return (Object.keys(WEEK_ANSWERS) as WeekAnswer[]).map((answer) => ({
          title: WEEK_ANSWERS[answer],
          run: async () => {
            await port.answerWeek(about, answer);
            onDecided();
          },
        }));
      case 'phase':
        return [
          {
            title: 'Answer',
            run: async () => {
              await answerPhase(this.#parts);
              onDecided();
            },
          },
          look('Show weeks'),
        ];
      case 'drift':
        return [look('Decide')];
      case 'quarter':
        return [
          {
            title: 'Re-evaluate',
            run: () => {
              show('reEvaluation');
            },
          },
        ];
    }
  }
}
