import { addDays, type Day } from '../calendar/day';
import type { Decision } from './decision';
import { phaseIn, type Phase } from './phase';
import type { WeekAnswer, WeekFacts, WeekModel, WeekStanding } from './week';

const SUNDAY = 6;

/** Was there nothing at all: no window, nobody present, no commit, no merge. */
export function isEmptyWeek({
  present,
  built,
  reviewed,
  directed,
  open,
  commits,
}: WeekFacts): boolean {
  const { written = 0, directed: byAgents = 0, merges = 0 } = commits ?? {};
  return present + built + reviewed + directed + (open ?? 0) + written + byAgents + merges === 0;
}

/** The latest answer of each week. */
export function answersOf(decisions: readonly Decision[]): ReadonlyMap<Day, WeekAnswer> {
  const answers = new Map<Day, WeekAnswer>();
  for (const decision of decisions) {
    if (decision.kind === 'week') answers.set(decision.week, decision.answer);
  }
  return answers;
}

/**
 * Which weeks count. What the person said goes before what was measured; a phase excuses every week that it
 * touches, and a week with nothing at all waits for an answer instead of counting as 0 h.
 *
 * @param running Monday of the week that is not over
 */
export function standingsOf(
  weeks: readonly WeekFacts[],
  {
    phases,
    answers,
    running,
  }: {
    readonly phases: readonly Phase[];
    readonly answers: ReadonlyMap<Day, WeekAnswer>;
    readonly running: Day;
  },
): Omit<WeekModel, 'breaks'>[] {
  return weeks.map((facts) => {
    const phase = phaseIn(phases, facts.week, addDays(facts.week, SUNDAY));
    const answer = answers.get(facts.week) ?? null;
    const standing = ((): WeekStanding => {
      if (facts.week >= running) return 'running';
      if (answer === 'holiday' || answer === 'otherMachine') return answer;
      if (phase !== null) return 'phase';
      return answer === null && isEmptyWeek(facts) ? 'unanswered' : 'counted';
    })();
    return { ...facts, standing, phase: phase?.id ?? null, answer };
  });
}
