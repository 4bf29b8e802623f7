import { addDays, daysBetween, type Day } from '../../core/calendar/day';
import { mondayOf } from '../../core/calendar/week';
import { dayAt } from '../../core/calendar/zone';
import type { Decision } from '../../core/weeks/decision';
import {
  episodesOf,
  judge,
  weeksSince,
  type CountedWeek,
  type NewNormal,
} from '../../core/weeks/drift';
import { daysOver, lastDayOf, openPhase, phasesOf, type Phase } from '../../core/weeks/phase';
import type { QuarterAreas, QuarterModel } from '../../core/weeks/quarter';
import { answersOf, standingsOf } from '../../core/weeks/standing';
import type { WeekFacts } from '../../core/weeks/week';
import type {
  DriftEpisode,
  WeeksModel,
  WeeksQuestion,
  WeekSpan,
} from '../../core/weeks/weeksModel';
import { quarterOf } from './quarterModel';

export interface WeeksInput {
  /** Epoch ms. */
  readonly now: number;
  readonly timeZone: string;
  readonly span: WeekSpan;
  /** Hours built a week, ms, or null. */
  readonly target: number | null;
  /** Without gaps from the first known one to the running one. */
  readonly weeks: readonly (WeekFacts & { readonly typed: number; readonly assisted: number })[];
  /** Oldest first. */
  readonly decisions: readonly Decision[];
  readonly areas: QuarterAreas;
  readonly blocks: QuarterModel['blocks'];
  readonly estimateBias: number | null;
  readonly gitPending: boolean;
}

/** Questions about weeks longer ago than this are not worth an answer. */
const ASK_BACK = 26;
/** A longer list is a chore. */
const MOST_QUESTIONS = 3;
/** Days between two re-evaluations: 13 weeks. */
const QUARTER_DAYS = 91;

/** All that the view of weeks, its notices and its Markdown rest on. */
export function weeksModelOf(input: WeeksInput): WeeksModel {
  const { now, timeZone, target, decisions, gitPending } = input;
  const today = dayAt(timeZone, now);
  const running = mondayOf(today);
  const phases = phasesOf(decisions);
  const standing = standingsOf(input.weeks, { phases, answers: answersOf(decisions), running });
  const counted: CountedWeek[] = standing.filter((week) => week.standing === 'counted');
  const normals = newNormals(decisions, phases, timeZone);
  const judged = judge(weeksSince(counted, normals, today), target);
  const excused = isExcused(phases, today);
  // Inside of a phase nothing is held against the normal target.
  const verdict = excused
    ? { ...judged, drift: false, weeks: [], level: null, before: null }
    : judged;
  const breaking = new Set(verdict.weeks);
  const weeks = standing.map((week) => ({ ...week, breaks: breaking.has(week.week) }));
  const episode = verdict.drift
    ? currentEpisode(counted, target, normals, decisions, timeZone, verdict.weeks)
    : null;
  const since = input.weeks[0]?.week ?? null;
  const summed = weeks.map((week, index) => {
    const { typed = 0, assisted = 0 } = input.weeks[index] ?? {};
    return { ...week, typed, assisted };
  });
  return {
    today,
    timeZone,
    weeks: weeks.slice(-(input.span + 1)).map((week) => withoutSums(week)),
    since,
    verdict,
    episode,
    phases,
    decisions: decisions.toReversed(),
    questions: [
      ...phaseQuestion(phases, today),
      ...(episode?.decision === null ? [{ kind: 'drift', episode: episode.key } as const] : []),
      ...(gitPending ? [] : weekQuestions(weeks, running)),
    ],
    quarter: quarterOf({ ...input, running, today, weeks: summed, phases }),
    quarterDue: quarterDue(decisions, since, timeZone, today),
    gitPending,
  };
}

function isExcused(phases: readonly Phase[], today: Day): boolean {
  const open = openPhase(phases, today);
  return open !== null && daysOver(open, today) <= 0;
}

/** The message's schema knows no more than the model has. */
function withoutSums<Week extends object>(week: Week): Omit<Week, 'typed' | 'assisted'> {
  const {
    typed: _typed,
    assisted: _assisted,
    ...rest
  } = week as Week & {
    typed?: number;
    assisted?: number;
  };
  return rest;
}

function newNormals(
  decisions: readonly Decision[],
  phases: readonly Phase[],
  timeZone: string,
): NewNormal[] {
  return decisions.flatMap((decision) => {
    if (decision.kind === 'drift' && decision.answer === 'newNormal') {
      return [{ said: dayAt(timeZone, decision.at), from: decision.from }];
    }
    if (decision.kind !== 'phaseEnded' || decision.answer !== 'newNormal') return [];
    const phase = phases.find(({ id }) => id === decision.phase);
    return phase === undefined ? [] : [{ said: decision.on, from: lastDayOf(phase) }];
  });
}

function currentEpisode(
  counted: readonly CountedWeek[],
  target: number | null,
  normals: readonly NewNormal[],
  decisions: readonly Decision[],
  timeZone: string,
  shown: readonly Day[],
): DriftEpisode {
  const last = counted.at(-1)?.week ?? '';
  const found = episodesOf(counted, target, normals).at(-1);
  const episode = found?.last === last ? found : { key: last, last, from: shown[0] ?? last };
  const decision = decisions.findLast(
    (one) =>
      one.kind === 'drift' &&
      (one.episode === episode.key || dayAt(timeZone, one.at) > addDays(episode.key, 6)),
  );
  return {
    ...episode,
    decision:
      decision?.kind === 'drift'
        ? { answer: decision.answer, at: decision.at, text: decision.text }
        : null,
  };
}

function phaseQuestion(phases: readonly Phase[], today: Day): WeeksQuestion[] {
  const phase = openPhase(phases, today);
  if (phase === null || daysOver(phase, today) <= 0) return [];
  return [{ kind: 'phaseEnd', phase: phase.id, daysOver: daysOver(phase, today) }];
}

function weekQuestions(
  weeks: readonly { readonly week: Day; readonly standing: string }[],
  running: Day,
): WeeksQuestion[] {
  const first = addDays(running, -7 * ASK_BACK);
  return weeks
    .filter(({ week, standing }) => standing === 'unanswered' && week >= first)
    .toReversed()
    .slice(0, MOST_QUESTIONS)
    .map(({ week }) => ({ kind: 'week', week }));
}

/**
 * Three months after the last re-evaluation, or after the first week that anything is known of. One that was passed
 * over becomes due anew every three months.
 */
function quarterDue(
  decisions: readonly Decision[],
  since: Day | null,
  timeZone: string,
  today: Day,
): Day | null {
  const last = decisions.findLast(({ kind }) => kind === 'quarter');
  const from = last === undefined ? since : dayAt(timeZone, last.at);
  if (from === null) return null;
  const over = Math.max(1, Math.floor(daysBetween(from, today) / QUARTER_DAYS));
  return addDays(from, over * QUARTER_DAYS);
}
