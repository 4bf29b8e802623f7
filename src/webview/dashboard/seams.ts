import type { DayModel, OverviewModel } from '../../core/ledger/overview';
import type { Cell } from '../dom/dataTable';
import { textCell } from '../dom/dataTable';
import { dayMonthShort, year } from './periodWords';

/**
 * What the numbers of a bar or a point were made with: the thresholds that hold now, others (of its days
 * only totals are left), or both.
 */
export type MadeWith = 'now' | 'other' | 'both';

/** @param days of one bar; undefined where none of them has time */
export function madeWithOf(days: readonly DayModel[]): MadeWith | undefined {
  const known = days.filter(({ totals }) => Object.values(totals.kinds).some((ms) => ms > 0));
  const others = known.filter(({ folded }) => folded === 'other').length;
  if (known.length === 0) return undefined;
  if (others === 0) return 'now';
  return others === known.length ? 'other' : 'both';
}

/**
 * Where a chart changes from one set of thresholds to another: `2.5` lies between the third and the fourth
 * bar, `3` goes through the fourth.
 */
export function seamsOf(made: readonly (MadeWith | undefined)[]): number[] {
  const seams: number[] = [];
  let last: MadeWith | undefined;
  made.forEach((one, index) => {
    if (one === undefined) return;
    if (one === 'both') seams.push(index);
    else if (last !== undefined && last !== 'both' && last !== one) seams.push(index - 0.5);
    last = one;
  });
  return seams;
}

const LEFT = 'only totals are left, counted with thresholds other than today’s';

/** The seam in words; empty where there is none. */
export function seamHint(
  { days, trend }: OverviewModel,
  shown: 'bars' | 'trend',
  asTable = false,
): string {
  const last =
    shown === 'trend'
      ? trend.findLast(({ other }) => other === true)?.to
      : days.findLast(({ folded }) => folded === 'other')?.date;
  if (last === undefined) return '';
  if (shown === 'bars' && madeWithOf(days) === 'other') return `For these days ${LEFT}.`;
  const line = asTable ? 'For' : 'Dotted line: for';
  return `${line} days up to ${dayText(last)} ${LEFT}.`;
}

function dayText(day: string): string {
  return `${dayMonthShort(day)} ${year(day)}`;
}

/** The column that a table has where a seam goes through it. */
export const SEAM_COLUMN = { title: 'Thresholds', words: true } as const;

export function seamCell(made: MadeWith | undefined): Cell {
  return textCell(
    made === undefined ? '' : made === 'both' ? 'both' : made === 'now' ? 'in force' : 'others',
  );
}
