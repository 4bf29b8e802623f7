import { isoTime } from '../../core/calendar/iso';
import type { Interval } from '../../core/time/kind';
import type { Rollup } from '../../core/time/rollup';

export const INTERVAL_COLUMNS = [
  'start',
  'end',
  'seconds',
  'kind',
  'sub',
  'surface',
  'repository',
  'path',
  'rule',
] as const;

/** One interval as a row of a table. @param offset ms east of UTC, for the times */
export function intervalRow(interval: Interval, offset: number): string[] {
  const { start, end, kind, sub, surface, repo, path, rule } = interval;
  return [
    isoTime(start, offset),
    isoTime(end, offset),
    String((end - start) / 1_000),
    kind,
    sub ?? '',
    surface,
    repo ?? '',
    path ?? '',
    rule,
  ];
}

/** A day of which only totals are left: a row for each repository and kind, without an end. */
export function rollupRows({ day, times }: Rollup): string[][] {
  return times.map(({ repo, kind, sub, ms }) => [
    day,
    '',
    String(ms / 1_000),
    kind,
    sub ?? '',
    '',
    repo ?? '',
    '',
    'rollup',
  ]);
}
