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

const LEFT = 'only totals are left of them, made with other thresholds than hold now';

/** The seam in words; empty where there is none. */
export function seamHint({ days, trend }: OverviewModel, shown: 'bars' | 'trend'): string {
  if (shown === 'trend') {
    const last = trend.findLast(({ other }) => other === true);
    if (last === undefined) return '';
    return `Up to ${dayText(last.to)}, numbers come from days of which only totals are left, made with other thresholds than hold now: the dotted line marks the seam.`;
  }
  const old = days.filter(({ folded }) => folded === 'other');
  const last = old.at(-1);
  if (last === undefined) return '';
  return madeWithOf(days) === 'other'
    ? `Of these days ${LEFT.replace(' of them', '')}.`
    : `The dotted line is a seam. Of the days up to ${dayText(last.date)} ${LEFT.replace(' of them', '')}.`;
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
