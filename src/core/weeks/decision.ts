import type { Day } from '../calendar/day';
import type { Reading } from './quarter';
import type { WeekAnswer } from './week';

export type DriftAnswer = 'comeBack' | 'phase' | 'newNormal';

/** What the person decided or answered; kept for ever, in the order in which it was said. */
export type Decision = DecisionBody & {
  /** Opaque, the same on every machine. */
  readonly id: string;
  /** When it was said, epoch ms. */
  readonly at: number;
};

export type DecisionBody =
  WeekDecision | PhaseDeclared | PhaseExtended | PhaseEnded | DriftDecision | QuarterDecision;

export interface WeekDecision {
  readonly kind: 'week';
  /** Monday. */
  readonly week: Day;
  readonly answer: WeekAnswer;
}

/** Its id is that of the phase. */
export interface PhaseDeclared {
  readonly kind: 'phase';
  readonly name: string;
  /** First and last day, both included. */
  readonly from: Day;
  readonly until: Day;
  /** Hours built a week that it leaves, ms. */
  readonly target: number;
}

export interface PhaseExtended {
  readonly kind: 'phaseExtended';
  readonly phase: string;
  readonly until: Day;
}

export interface PhaseEnded {
  readonly kind: 'phaseEnded';
  readonly phase: string;
  /** Day of the answer. */
  readonly on: Day;
  readonly answer: 'back' | 'newNormal';
}

export interface DriftDecision {
  readonly kind: 'drift';
  /** Monday of the week in which the drift was first seen. */
  readonly episode: Day;
  readonly answer: DriftAnswer;
  /** First of the weeks that showed it. */
  readonly from: Day;
  /** What the person wrote beside it; may be empty. */
  readonly text: string;
}

export interface QuarterDecision {
  readonly kind: 'quarter';
  /** First and last day that were looked at. */
  readonly from: Day;
  readonly to: Day;
  /** What the numbers said; null where they were too few. */
  readonly reading: Reading | null;
  readonly text: string;
}

/** Longest text of a decision, characters. */
export const LONGEST_DECISION = 2_000;
