import { addDays, type Day } from '../calendar/day';
import { mannKendall } from '../statistics/mannKendall';
import { median } from '../statistics/median';
import { theilSen } from '../statistics/theilSen';
import type { Verdict } from './weeksModel';

/** A week that counts. @see WeekStanding */
export interface CountedWeek {
  /** Monday. */
  readonly week: Day;
  /** ms */
  readonly built: number;
}

/** So many of the last counted weeks must all be low. */
export const LAST_WEEKS = 4;
/** They are held against the median of so many counted weeks before them. */
export const WEEKS_BEFORE = 12;
/** Low is less than this share of that median. */
export const LOW_SHARE = 0.7;
/** The slope needs so many counted weeks, and looks at so many at most. */
export const SLOPE_FROM = 8;
export const SLOPE_TO = 16;

/**
 * Judges the hours built a week. It is a drift when each of the last 4 counted weeks is below the target (where one
 * is set), or each is below 70 % of the median of the 12 counted weeks before them; and the Theil–Sen slope over
 * the last 8 to 16 counted weeks is negative. The Mann–Kendall test over the same weeks is evidence, not a gate:
 * with so few weeks it would often be silent where everybody sees the fall.
 *
 * @param weeks counted ones only, oldest first
 * @param target hours built a week, ms; null where none is set
 */
export function judge(weeks: readonly CountedWeek[], target: number | null): Verdict {
  const last = weeks.slice(-LAST_WEEKS);
  const isWhole = last.length === LAST_WEEKS;
  const before = weeks.slice(-(LAST_WEEKS + WEEKS_BEFORE), -LAST_WEEKS);
  const usual = before.length === WEEKS_BEFORE ? median(builtOf(before)) : null;
  const belowTarget =
    target === null || !isWhole ? null : last.every(({ built }) => built < target);
  const belowUsual = usual === null ? null : last.every(({ built }) => built < LOW_SHARE * usual);
  const series = weeks.length >= SLOPE_FROM ? builtOf(weeks.slice(-SLOPE_TO)) : [];
  const slope = theilSen(series);
  const isLow = belowTarget === true || belowUsual === true;
  const drift = isLow && slope !== null && slope < 0;
  const line = belowUsual === true ? LOW_SHARE * (usual ?? 0) : (target ?? 0);
  const shown = drift ? lowRun(weeks, line) : [];
  const ahead = weeks.slice(0, weeks.length - shown.length).slice(-WEEKS_BEFORE);
  return {
    drift,
    counted: weeks.length,
    target,
    belowTarget,
    belowUsual,
    usual,
    slope,
    slopeWeeks: series.length,
    mannKendall: series.length === 0 ? null : mannKendall(series),
    weeks: shown.map(({ week }) => week),
    level: drift ? median(builtOf(shown)) : null,
    before: drift ? median(builtOf(ahead)) : null,
  };
}

/** The last weeks in a row that lie below the line, as far back as the slope looks. */
function lowRun(weeks: readonly CountedWeek[], line: number): readonly CountedWeek[] {
  const first = weeks.findLastIndex(({ built }) => built >= line) + 1;
  return weeks.slice(Math.max(first, weeks.length - SLOPE_TO));
}

function builtOf(weeks: readonly CountedWeek[]): number[] {
  return weeks.map(({ built }) => built);
}

/** From a day on earlier weeks are not compared with any more; said on another day. */
export interface NewNormal {
  readonly said: Day;
  readonly from: Day;
}

/** The weeks that a judgement on a day rests on. */
export function weeksSince(
  weeks: readonly CountedWeek[],
  normals: readonly NewNormal[],
  on: Day,
): readonly CountedWeek[] {
  const from = normals.filter(({ said }) => said <= on).map((normal) => normal.from);
  const first = from.reduce((latest, day) => (day > latest ? day : latest), '');
  return weeks.filter(({ week }) => week >= first);
}

/** One or two good weeks hide a drift for 5 or 6: the drift that is seen again then is the same one. */
const SAME_DRIFT = 6;
const SUNDAY = 6;

/** Counted weeks at whose end a drift was to be seen, gathered: one that pauses for a week or two is not two. */
export function episodesOf(
  weeks: readonly CountedWeek[],
  target: number | null,
  normals: readonly NewNormal[],
): { readonly key: Day; readonly last: Day; readonly from: Day }[] {
  const episodes: { key: Day; last: Day; from: Day; at: number }[] = [];
  weeks.forEach(({ week }, at) => {
    const known = weeksSince(weeks.slice(0, at + 1), normals, addDays(week, SUNDAY));
    const verdict = judge(known, target);
    if (!verdict.drift) return;
    const open = episodes.at(-1);
    if (open !== undefined && at - open.at <= SAME_DRIFT) {
      open.last = week;
      open.at = at;
    } else episodes.push({ key: week, last: week, from: verdict.weeks[0] ?? week, at });
  });
  return episodes.map(({ key, last, from }) => ({ key, last, from }));
}
