import { isDay, type Day } from '../../core/calendar/day';
import { periodOf, type DayRange } from '../../core/calendar/period';
import { mondayOfIsoWeek } from '../../core/calendar/week';

export interface RangeWish {
  /** ISO week, `2026-W47`. */
  readonly week?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Longest range of one report, days: ten years of them. */
const LONGEST = 3_660;

/**
 * The days that `--week`, or `--from` and `--to`, ask for; the ISO week of today by default. One end alone
 * reaches to today, or from the week's Monday.
 *
 * @returns what is wrong with the wish as `fault`, in words.
 */
export function rangeOf(
  { week, from, to }: RangeWish,
  today: Day,
): { readonly range: DayRange } | { readonly fault: string } {
  if (week !== undefined) {
    if (from !== undefined || to !== undefined) {
      return { fault: '--week cannot be combined with --from or --to' };
    }
    const monday = mondayOfIsoWeek(week);
    if (monday === undefined)
      return { fault: `--week must be an ISO week such as 2026-W47: ${week}` };
    return { range: periodOf('week', monday) };
  }
  for (const [name, day] of [
    ['--from', from],
    ['--to', to],
  ] as const) {
    if (day !== undefined && !isDay(day))
      return { fault: `${name} must be a day such as 2026-11-16: ${day}` };
  }
  if (from === undefined && to === undefined) return { range: periodOf('week', today) };
  const last = to ?? (from !== undefined && from > today ? from : today);
  const first = from ?? periodOf('week', last).from;
  if (first > last) return { fault: `--from ${first} is after --to ${last}` };
  if (Date.parse(last) - Date.parse(first) > LONGEST * 86_400_000) {
    return { fault: 'a report covers at most ten years' };
  }
  return { range: { from: first, to: last } };
}
