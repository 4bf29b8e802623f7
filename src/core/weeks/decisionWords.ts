import { daysBetween, type Day } from '../calendar/day';
import { dayText } from '../format/dayText';
import { countText } from '../format/numbers';
import type { Decision, DriftAnswer } from './decision';
import { hoursText } from './hoursText';
import type { Phase } from './phase';
import { READING_NAMES } from './quarter';
import type { WeekAnswer, WeekStanding } from './week';

const DRIFT_ANSWERS: Readonly<Record<DriftAnswer, string>> = {
  comeBack: 'plan to come back',
  phase: 'declared a phase',
  newNormal: 'this is the new normal',
};

export const WEEK_ANSWERS: Readonly<Record<WeekAnswer, string>> = {
  holiday: 'Holiday',
  otherMachine: 'Other machine',
  meetings: 'Meetings',
};

/** Why a week is counted or not, for a cell of a table. */
export const STANDING_WORDS: Readonly<Record<WeekStanding, string>> = {
  counted: 'yes',
  running: 'not over',
  phase: 'no: phase',
  holiday: 'no: holiday',
  otherMachine: 'no: other machine',
  unanswered: 'no: empty, not answered',
};

/** A decision in a sentence; null for what is told as part of another, and for answers about single weeks. */
export function decisionText(
  decision: Decision,
  phases: readonly Phase[],
  today: Day,
): string | null {
  switch (decision.kind) {
    case 'week':
    case 'phaseEnded':
      return null;
    case 'phase': {
      const phase = phases.find(({ id }) => id === decision.id);
      return phase === undefined ? null : phaseText(phase, today);
    }
    case 'phaseExtended': {
      const name = phases.find(({ id }) => id === decision.phase)?.name ?? 'The phase';
      return `${name} extended until ${dayText(decision.until, today)}.`;
    }
    case 'drift': {
      const said = decision.text === '' ? '' : ` “${decision.text}”`;
      return `Drift since ${dayText(decision.from, today)}: ${DRIFT_ANSWERS[decision.answer]}.${said}`;
    }
    case 'quarter': {
      const reading = decision.reading === null ? 'too few weeks' : READING_NAMES[decision.reading];
      const said = decision.text === '' ? '' : ` “${decision.text}”`;
      return `Quarterly re-evaluation: ${reading}.${said}`;
    }
  }
}

/** `Planning cycle until 30 September, target 4 h. Ended 3 days late.` */
export function phaseText(phase: Phase, today: Day): string {
  const { name, until, target } = phase;
  return `${name} until ${dayText(until, today)}, target ${hoursText(target)}. ${endText(phase, today)}`;
}

function endText({ until, ended }: Phase, today: Day): string {
  const late = daysBetween(until, ended?.on ?? today);
  if (ended === null)
    return late > 0 ? `${countText(late, 'day')} over, unanswered.` : 'Still running.';
  if (ended.answer === 'newNormal') return 'It became the new normal.';
  if (ended.answer === 'followed') return 'Another one followed.';
  if (late === 0) return 'Ended as planned.';
  return `Ended ${countText(Math.abs(late), 'day')} ${late > 0 ? 'late' : 'early'}.`;
}
