import { dayAt } from '../../../core/calendar/zone';
import { mondayOf } from '../../../core/calendar/week';
import { addDays, type Day } from '../../../core/calendar/day';
import { dayText } from '../../../core/format/dayText';
import { decisionText, STANDING_WORDS } from '../../../core/weeks/decisionWords';
import { hoursText } from '../../../core/weeks/hoursText';
import { lastDayOf } from '../../../core/weeks/phase';
import type { WeekModel } from '../../../core/weeks/week';
import type { WeeksModel } from '../../../core/weeks/weeksModel';

/** One week on the line. */
export interface WeekPoint {
  readonly week: Day;
  /** ms */
  readonly built: number;
  /**
   * `out` is beside the line: holiday, other machine, nothing known; `low` is one that shows the drift; `running`
   * is not over.
   */
  readonly mark: 'plain' | 'low' | 'out' | 'running';
  /** What was decided in it, in sentences. */
  readonly decisions: readonly string[];
  /** For the tooltip. */
  readonly lines: readonly string[];
  /** Under the axis; empty where another label is near. */
  readonly label: string;
}

/** A shaded stretch of weeks, by their places on the line. */
export interface PhaseBand {
  readonly from: number;
  readonly to: number;
  readonly label: string;
}

export interface WeeksChartModel {
  readonly points: readonly WeekPoint[];
  readonly bands: readonly PhaseBand[];
  /** ms, or null. */
  readonly target: number | null;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** With more weeks only every third month is named. */
const MANY = 60;
const SUNDAY = 6;

export function weeksChartModel(model: WeeksModel): WeeksChartModel {
  const { weeks } = model;
  const decided = decisionsByWeek(model);
  const points = weeks.map((week, index): WeekPoint => {
    const decisions = decided.get(week.week) ?? [];
    return {
      week: week.week,
      built: week.built,
      mark: markOf(week),
      decisions,
      lines: [...linesOf(week), ...decisions],
      label: labelOf(week.week, weeks[index - 1]?.week, weeks.length),
    };
  });
  return { points, bands: bandsOf(model, points), target: model.verdict.target };
}

function markOf({ standing, breaks }: WeekModel): WeekPoint['mark'] {
  if (breaks) return 'low';
  if (standing === 'running') return 'running';
  return standing === 'counted' || standing === 'phase' ? 'plain' : 'out';
}

function linesOf(week: WeekModel): string[] {
  const open = openText(week);
  return [
    `${hoursText(week.built)} built, ${hoursText(week.reviewed)} reviewed`,
    ...(open === null ? [] : [open]),
    ...(week.standing === 'counted' ? [] : [`counted: ${STANDING_WORDS[week.standing]}`]),
  ];
}

/** `open 31 h, you were in it 2 h`; null where that was not noted. */
export function openText({ open, present }: Pick<WeekModel, 'open' | 'present'>): string | null {
  if (open === null || open === 0) return null;
  return `open ${hoursText(Math.max(open, present))}, you were in it ${hoursText(present)}`;
}

function decisionsByWeek({ decisions, phases, today, timeZone }: WeeksModel): Map<Day, string[]> {
  const weeks = new Map<Day, string[]>();
  for (const decision of decisions) {
    const text = decisionText(decision, phases, today);
    if (text === null) continue;
    const week = mondayOf(dayAt(timeZone, decision.at));
    weeks.set(week, [...(weeks.get(week) ?? []), text]);
  }
  return weeks;
}

function bandsOf({ phases }: WeeksModel, points: readonly WeekPoint[]): PhaseBand[] {
  return phases.flatMap((phase) => {
    const last = lastDayOf(phase);
    const inside = ({ week }: WeekPoint): boolean =>
      week <= last && addDays(week, SUNDAY) >= phase.from;
    const from = points.findIndex(inside);
    if (from < 0) return [];
    const label = `${phase.name}, ${hoursText(phase.target)}`;
    return [{ from, to: points.findLastIndex(inside), label }];
  });
}

function labelOf(week: Day, before: Day | undefined, count: number): string {
  const month = Number(week.slice(5, 7)) - 1;
  if (before?.slice(0, 7) === week.slice(0, 7)) return '';
  if (before === undefined && Number(week.slice(8)) > 14) return '';
  if (count > MANY && month % 3 !== 0) return '';
  return month === 0 ? week.slice(0, 4) : (MONTHS[month] ?? '');
}

/** The line in words, for those who do not see it. */
export function chartLabel({ points, target, bands }: WeeksChartModel, today: Day): string {
  const low = points.filter(({ mark }) => mark === 'low').length;
  const whole = points.filter(({ mark }) => mark !== 'running');
  const last = whole.at(-1);
  return [
    `Line of the hours built in ${whole.length} weeks.`,
    ...(last === undefined
      ? []
      : [`The last, of ${dayText(last.week, today)}, has ${hoursText(last.built)}.`]),
    ...(target === null ? [] : [`The target is ${hoursText(target)}.`]),
    ...bands.map(({ label }) => `Phase: ${label}.`),
    ...(low === 0 ? [] : [`${low} weeks show a drift.`]),
    'Arrow keys read it week by week; the table has every number.',
  ].join(' ');
}
