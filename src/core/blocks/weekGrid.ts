import type { Day } from '../calendar/day';
import { mondayOf, weekdayOf } from '../calendar/week';
import { BLOCK_CAUSES, type BlockCauseKind, type BlockOccurrence } from './blockOccurrence';
import { WEEKDAYS } from './protectedBlock';
import { weekdayText } from './blockWords';
import { wallRangeText } from './wallTime';

/** The same block of every week: its name and weekday, whatever its times were. */
export interface BlockRow {
  /** `Tue 9–12`, by its latest times. */
  readonly label: string;
  /** `Coding, Tuesday 9–12`. */
  readonly title: string;
  /** One for each week; null where there was none. */
  readonly cells: readonly (BlockOccurrence | null)[];
}

/** The local day on which an occurrence was planned. */
export function plannedDay({ key }: Pick<BlockOccurrence, 'key'>): Day {
  return key.slice(0, 10);
}

/**
 * Blocks by week, in the order of the week. A block that was moved stays in the week it was planned for.
 *
 * @param occurrences in order
 * @param weeks their Mondays, in order
 */
export function weekGrid(
  occurrences: readonly BlockOccurrence[],
  weeks: readonly Day[],
): readonly BlockRow[] {
  const rows = new Map<
    string,
    { order: string; last: BlockOccurrence; cells: BlockRow['cells'][number][] }
  >();
  const seen = new Map<string, number>();
  for (const one of occurrences) {
    const day = plannedDay(one);
    const week = weeks.indexOf(mondayOf(day));
    if (week === -1) continue;
    // Two blocks of one name on a day are two rows.
    const onDay = `${day} ${one.block.name}`;
    const nth = (seen.get(onDay) ?? 0) + 1;
    seen.set(onDay, nth);
    const weekday = weekdayOf(day);
    const id = [weekday, one.block.name, nth].join(' ');
    const row = rows.get(id) ?? { order: '', last: one, cells: weeks.map(() => null) };
    row.cells[week] = one;
    row.last = one;
    row.order = `${weekday} ${one.block.start}`;
    rows.set(id, row);
  }
  return [...rows.values()]
    .sort((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ last, cells }) => {
      const weekday = weekdayText(WEEKDAYS[weekdayOf(plannedDay(last))] ?? 'mon');
      const times = wallRangeText(last.block.start, last.block.end);
      return {
        label: `${weekday.slice(0, 3)} ${times}`,
        title: `${last.block.name}, ${weekday} ${times}`,
        cells,
      };
    });
}

export interface BlockSummary {
  /** Blocks that are over and were not skipped beforehand: as the summary of the week and the quarter count. */
  readonly over: number;
  readonly kept: number;
  readonly skipped: number;
  /** What took the place of the others, most often first. */
  readonly causes: readonly { readonly kind: BlockCauseKind; readonly count: number }[];
}

/** How many of the blocks that are over were kept, and what the others were lost to. @param now epoch ms */
export function blockSummary(occurrences: readonly BlockOccurrence[], now: number): BlockSummary {
  const counts = new Map<BlockCauseKind, number>();
  let [over, kept, skipped] = [0, 0, 0];
  for (const { state, because, end } of occurrences) {
    if (state === 'skipped' && end <= now) skipped += 1;
    if (state !== 'kept' && state !== 'partly' && state !== 'lost') continue;
    over += 1;
    if (state === 'kept') kept += 1;
    else if (because !== null) counts.set(because.kind, (counts.get(because.kind) ?? 0) + 1);
  }
  const causes = [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .sort(
      (a, b) => b.count - a.count || BLOCK_CAUSES.indexOf(a.kind) - BLOCK_CAUSES.indexOf(b.kind),
    );
  return { over, kept, skipped, causes };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** For the heading of a week's column: `16 Nov`. */
export function weekLabel(week: Day): string {
  return `${Number(week.slice(8))} ${MONTHS[Number(week.slice(5, 7)) - 1] ?? ''}`;
}
