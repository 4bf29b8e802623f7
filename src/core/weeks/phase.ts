import { daysBetween, isDay, type Day } from '../calendar/day';
import type { Decision } from './decision';

const HOUR = 3_600_000;
const LONGEST_NAME = 80;
/** A phase is a stretch of time that ends; longer ones are a new normal. */
const LONGEST_DAYS = 400;
const HOURS_OF_A_WEEK = 168;

/** `followed`: no answer was given, but a later phase began, which is one. */
export type PhaseEnding = 'back' | 'newNormal' | 'followed';

/** A time in which less is built on purpose. */
export interface Phase {
  readonly id: string;
  readonly name: string;
  /** First day, and the last one as planned now; both included. */
  readonly from: Day;
  readonly until: Day;
  /** The last day as it was planned at first. */
  readonly plannedUntil: Day;
  /** Hours built a week that it leaves, ms. */
  readonly target: number;
  /** When it was declared, epoch ms. */
  readonly declared: number;
  /** Day on which the person said that it is over, and what comes then; null while nothing was said. */
  readonly ended: { readonly on: Day; readonly answer: PhaseEnding } | null;
}

/** What the person fills in. */
export interface PhaseWish {
  readonly name: string;
  readonly from: Day;
  readonly until: Day;
  /** Hours built a week, ms. */
  readonly target: number;
}

/** What is wrong with one field, in a sentence. */
export interface PhaseFault {
  readonly field: 'name' | 'from' | 'until' | 'target';
  readonly reason: string;
}

/** Phases in the order in which they were declared, as the decisions left them. */
export function phasesOf(decisions: readonly Decision[]): Phase[] {
  const phases = new Map<string, Phase>();
  for (const decision of decisions) {
    if (decision.kind !== 'phase') continue;
    const { id, name, from, until, target, at } = decision;
    const phase = { id, name, from, until, plannedUntil: until, target };
    phases.set(id, { ...phase, declared: at, ended: null });
  }
  // Apart from the above: after a clock was put back an answer may be older than what it is about.
  for (const decision of decisions) {
    if (decision.kind !== 'phaseExtended' && decision.kind !== 'phaseEnded') continue;
    const phase = phases.get(decision.phase);
    if (phase !== undefined) phases.set(phase.id, changed(phase, decision));
  }
  const all = [...phases.values()];
  return all.map((phase) => followed(phase, all));
}

/** Whoever began another phase after the end of this one need not be asked about it any more. */
function followed(phase: Phase, all: readonly Phase[]): Phase {
  if (phase.ended !== null) return phase;
  const [next] = all
    .map(({ from }) => from)
    .filter((from) => from > phase.until)
    .sort();
  return next === undefined ? phase : { ...phase, ended: { on: next, answer: 'followed' } };
}

function changed(
  phase: Phase,
  decision: Extract<Decision, { kind: 'phaseExtended' | 'phaseEnded' }>,
): Phase {
  if (decision.kind === 'phaseExtended') return { ...phase, until: decision.until, ended: null };
  return { ...phase, ended: { on: decision.on, answer: decision.answer } };
}

/**
 * The last day that a phase excuses: as planned, or earlier where the person was back before. Days after the
 * planned end are counted again, answered or not.
 */
export function lastDayOf({ until, ended }: Phase): Day {
  return ended !== null && ended.on < until ? ended.on : until;
}

/** The phase that a stretch of days touches, the later one of two. */
export function phaseIn(phases: readonly Phase[], from: Day, to: Day): Phase | null {
  return phases.findLast((phase) => phase.from <= to && lastDayOf(phase) >= from) ?? null;
}

/** The phase that the person is in, or that has passed its end and waits for an answer. */
export function openPhase(phases: readonly Phase[], today: Day): Phase | null {
  return phases.findLast(({ from, ended }) => ended === null && from <= today) ?? null;
}

/** Days that an unanswered phase is over its planned end; 0 or less while it is not. */
export function daysOver({ until }: Phase, today: Day): number {
  return daysBetween(until, today);
}

/** @returns what is wrong with the wish: the first field of those that are, undefined when it can be kept. */
export function phaseFault(
  { name, from, until, target }: PhaseWish,
  today: Day,
  phases: readonly Phase[],
): PhaseFault | undefined {
  const wrong = (field: PhaseFault['field'], reason: string): PhaseFault => ({ field, reason });
  if (name.trim() === '') return wrong('name', 'A phase needs a name.');
  if (name.trim().length > LONGEST_NAME) {
    return wrong('name', `The name of a phase has at most ${LONGEST_NAME} characters.`);
  }
  if (!isDay(from)) return wrong('from', `Give the first day as a date such as ${today}.`);
  const fault = untilFault(until, from, today);
  if (fault !== undefined) return wrong('until', fault);
  if (!Number.isFinite(target) || target < 0 || target > HOURS_OF_A_WEEK * HOUR) {
    return wrong('target', `The target is 0 to ${HOURS_OF_A_WEEK} hours a week.`);
  }
  const other = phases.find((phase) => phase.from <= until && lastDayOf(phase) >= from);
  if (other !== undefined) {
    const reason = `It overlaps with “${other.name}”, ${other.from} to ${lastDayOf(other)}.`;
    return wrong(other.from <= from && lastDayOf(other) >= from ? 'from' : 'until', reason);
  }
  return undefined;
}

/** @returns what is wrong with the last day of a phase, in a sentence. */
export function untilFault(until: Day, from: Day, today: Day): string | undefined {
  if (!isDay(until)) return `Give the last day as a date such as ${today}.`;
  if (until < from) return `It would end before it begins on ${from}.`;
  if (until < today) return 'That day is in the past.';
  if (daysBetween(from, until) > LONGEST_DAYS) {
    return `A phase lasts at most ${LONGEST_DAYS} days; what lasts longer is a new normal.`;
  }
  return undefined;
}
