import type { Day } from '../calendar/day';
import type { DriftAnswer } from '../weeks/decision';
import type { Phase, PhaseWish } from '../weeks/phase';
import type { WeekAnswer } from '../weeks/week';
import type { WeekSpan, WeeksModel } from '../weeks/weeksModel';

export interface WeeksQuery {
  /** How many weeks are listed; the verdict always rests on all of them. */
  readonly span: WeekSpan;
  /** Epoch ms. */
  readonly now: number;
}

/** What is asked and said about weeks, drift, phases and the re-evaluation; answered by the worker. */
export interface WeeksPort {
  weeks(query: WeeksQuery): Promise<WeeksModel>;
  /** A window of VS Code is open and answers; told every few minutes. @param now epoch ms */
  noteOpen(now: number): Promise<void>;
  /** Says what a week was. @param week its Monday @throws ExpectedError for a week that is not over */
  answerWeek(week: Day, answer: WeekAnswer): Promise<void>;
  /** Decides about the drift that goes on. @throws ExpectedError where there is none any more */
  decideDrift(episode: Day, answer: DriftAnswer, text: string): Promise<void>;
  /** @throws ExpectedError that names the field and the reason */
  declarePhase(wish: PhaseWish): Promise<Phase>;
  /** @throws ExpectedError that names the field and the reason */
  extendPhase(phase: string, until: Day): Promise<void>;
  endPhase(phase: string, answer: 'back' | 'newNormal'): Promise<void>;
  /** Keeps the decision of a re-evaluation, with what the numbers say now. */
  decideQuarter(text: string): Promise<void>;
}
