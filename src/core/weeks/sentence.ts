import { addDays } from '../calendar/day';
import { dayText } from '../format/dayText';
import { countText } from '../format/numbers';
import { median } from '../statistics/median';
import { LAST_WEEKS, LOW_SHARE, SLOPE_FROM, WEEKS_BEFORE } from './drift';
import { hoursText, probabilityText, slopeText } from './hoursText';
import { daysOver, lastDayOf, openPhase, type Phase } from './phase';
import type { WeekStanding } from './week';
import type { Verdict, WeeksModel } from './weeksModel';

/** A drift that begins later than so many days after a phase has nothing to do with it. */
const LONGEST_PAUSE = 14;

/** A sentence in parts; the strong one is what it is about. */
export interface Saying {
  readonly before: string;
  readonly strong: string;
  readonly after: string;
}

export type Sayable = Pick<WeeksModel, 'today' | 'weeks' | 'verdict' | 'phases'>;

/** The weeks in one sentence. */
export function weeksSaying(model: Sayable): Saying {
  const { verdict, phases, today } = model;
  const phase = openPhase(phases, today);
  if (phase !== null && daysOver(phase, today) <= 0) return phaseSaying(phase, model);
  if (verdict.drift) return driftSaying(model);
  if (phase !== null) {
    const over = countText(daysOver(phase, today), 'day');
    return {
      before: `“${phase.name}” was due to end on ${dayText(phase.until, today)}: `,
      strong: `${over} ago`,
      after: '. Are you back?',
    };
  }
  return steadySaying(model);
}

export function plain({ before, strong, after }: Saying): string {
  return `${before}${strong}${after}`;
}

function phaseSaying({ name, until, target }: Phase, { weeks, today }: Sayable): Saying {
  const last = weeks.findLast(({ standing }) => standing === 'phase');
  return {
    before: `You are in “${name}” until ${dayText(until, today)}: `,
    strong: `${hoursText(target)} a week is the target`,
    after: last === undefined ? '.' : `; its last whole week had ${hoursText(last.built)} built.`,
  };
}

function driftSaying(model: Sayable): Saying {
  const { weeks, level, before } = model.verdict;
  const strong = `${countText(weeks.length, 'week')} at ${hoursText(level ?? 0)} built`;
  const phase = phaseBefore(model);
  const earlier = before === null ? '' : beforeWords(before, level ?? 0, phase !== undefined);
  return {
    before:
      phase === undefined
        ? 'You are drifting away from building: '
        : `Since “${phase.name}” ended you have not come back${asideWords(model)}: `,
    strong,
    after: `${earlier}.`,
  };
}

/** What a week had before the low ones, or before the phase that they follow. */
function beforeWords(before: number, level: number, afterPhase: boolean): string {
  if (afterPhase) return `, ${hoursText(before)} before it`;
  return before > level ? `, down from ${hoursText(before)}` : `, ${hoursText(before)} before them`;
}

/** The phase right after which the low weeks began; none where the person was back between them. */
function phaseBefore({ verdict, phases, weeks }: Sayable): Phase | undefined {
  const first = verdict.weeks[0] ?? '';
  const [last] = byLastDay(phases).filter((phase) => lastDayOf(phase) < first);
  if (last === undefined || lastDayOf(last) < addDays(first, -LONGEST_PAUSE)) return undefined;
  if (last.ended?.answer === 'newNormal') return undefined;
  const wasBack = weeks.some(
    (week) => isCounted(week) && week.week > lastDayOf(last) && week.week < first,
  );
  return wasBack ? undefined : last;
}

/** Names the phases between the low weeks. */
function asideWords({ verdict, phases, today }: Sayable): string {
  const first = verdict.weeks[0] ?? today;
  const between = byLastDay(phases).filter(({ from }) => from >= first && from <= today);
  const names = between.map(({ name }) => `“${name}”`).reverse();
  return names.length === 0 ? '' : `, ${names.join(' and ')} aside`;
}

/** Those that ended last first: phases are kept in the order in which they were declared. */
function byLastDay(phases: readonly Phase[]): Phase[] {
  return phases
    .filter((phase) => lastDayOf(phase) >= phase.from)
    .sort((one, other) => (lastDayOf(one) < lastDayOf(other) ? 1 : -1));
}

function steadySaying({ verdict, weeks }: Sayable): Saying {
  const { counted, target, usual } = verdict;
  const built = weeks.filter(isCounted).map((week) => week.built);
  const level = median(built.slice(-LAST_WEEKS));
  if (level === null) {
    return { before: '', strong: 'Your first whole week appears here', after: ' when it is over.' };
  }
  if (counted < SLOPE_FROM || (usual === null && target === null)) {
    const needed = target === null ? LAST_WEEKS + WEEKS_BEFORE : SLOPE_FROM;
    return {
      before: '',
      strong: `${hoursText(level)} built`,
      after: ` in a typical week so far. Drift can be judged after ${needed} counted weeks; there ${
        counted === 1 ? 'is' : 'are'
      } ${counted} so far.`,
    };
  }
  const compared = usual === null ? '' : `, ${hoursText(usual)} in the ${WEEKS_BEFORE} before them`;
  return {
    before: 'No drift: ',
    strong: `${hoursText(level)} built`,
    after: ` in a typical week of the last ${LAST_WEEKS}${compared}.`,
  };
}

function isCounted({ standing }: { readonly standing: WeekStanding }): boolean {
  return standing === 'counted';
}

/** What the verdict rests on, in one line; empty where there is nothing yet. */
export function evidenceLine({ verdict, weeks, phases, today }: Sayable): string {
  const { slope, slopeWeeks, mannKendall } = verdict;
  if (slope === null) return '';
  const test = mannKendall === null ? '' : `, Mann–Kendall ${probabilityText(mannKendall.p)}`;
  const left = leftOut(weeks.slice(-(slopeWeeks + 1)).map(({ standing }) => standing));
  const phase = openPhase(phases, today);
  const level =
    phase !== null && daysOver(phase, today) <= 0
      ? 'Weeks in a phase are not measured against your normal target'
      : levelWords(verdict);
  return `${level}; Theil–Sen ${slopeText(slope)} a week over ${slopeWeeks} weeks${test}${left}.`;
}

function levelWords({ target, usual, belowTarget, belowUsual }: Verdict): string {
  const share = `${LOW_SHARE * 100} % of the median of the ${WEEKS_BEFORE} before them`;
  const usualWords = usual === null ? '' : `${share} (${hoursText(usual)})`;
  const low = [
    ...(belowUsual === true ? [`under ${usualWords}`] : []),
    ...(belowTarget === true ? [`below your target of ${hoursText(target ?? 0)}`] : []),
  ];
  if (low.length > 0) return `The last ${LAST_WEEKS} weeks are each ${low.join(' and ')}`;
  const not = [
    ...(belowUsual === false ? [`under ${usualWords}`] : []),
    ...(belowTarget === false ? [`below your target of ${hoursText(target ?? 0)}`] : []),
  ];
  if (not.length === 0) return 'There are too few weeks to compare';
  return `Not each of the last ${LAST_WEEKS} weeks is ${not.join(' or ')}`;
}

const LEFT_OUT: readonly (readonly [WeekStanding, string])[] = [
  ['holiday', 'holidays'],
  ['otherMachine', 'weeks on another machine'],
  ['phase', 'phases'],
  ['unanswered', 'empty weeks'],
];

function leftOut(standings: readonly WeekStanding[]): string {
  const names = LEFT_OUT.filter(([standing]) => standings.includes(standing)).map(
    ([, name]) => name,
  );
  return names.length === 0 ? '' : `, ${names.join(' and ')} left out`;
}
