import { stringify } from 'csv-stringify/sync';
import type { DayRange } from '../core/calendar/period';
import type { Interval } from '../core/time/kind';
import { activityWatchEvent, bucketHead, bucketId } from '../insights/export/activityWatch';
import { INTERVAL_COLUMNS, intervalRow, rollupRows } from '../insights/export/intervalRows';
import { intervalsBetween, marginOf } from '../insights/time/intervalsBetween';
import { readDiffOwners } from '../store/ledger/diffOwners';
import { rememberedParameters } from '../store/ledger/keptParameters';
import type { Ledger } from '../store/ledger/ledger';
import { isInRange, spanOf, type ExportWish } from './exportJson';

const DAY = 86_400_000;
const MINUTE = 60_000;

interface PlacedInterval {
  readonly interval: Interval;
  /** Minutes east of UTC where it was recorded. */
  readonly zone: number;
}

/** Intervals of a ledger in order of time, calculated with its parameters, a day's worth at a time. */
function* intervalsOf(ledger: Ledger, { range, redactor }: ExportWish): Generator<PlacedInterval> {
  const params = rememberedParameters(ledger.db);
  const margin = marginOf(params);
  const span = spanOf(ledger, range);
  const folded = ledger.folded()?.until ?? -Infinity;
  const isMine = readDiffOwners(ledger.db);
  let zone = 0;
  const all = ledger.beside(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  const ends = [...all.elsewhere, ...all.corrections];
  const start = Math.max(
    folded,
    Math.min(span?.start ?? Infinity, ...ends.map((stretch) => stretch.start)),
  );
  const end = Math.max(span?.end ?? -Infinity, ...ends.map((stretch) => stretch.end));
  for (let from = start; from < end; from += DAY) {
    const next = ledger.nextStart(from - margin);
    if (next === null) return;
    // Whole days in which nothing happened are jumped over.
    if (next > from + DAY + margin) from += Math.floor((next - margin - from) / DAY) * DAY;
    const to = Math.min(from + DAY, end);
    const pulses = ledger.record(from - margin, to + margin);
    let at = 0;
    const beside = { ...ledger.beside(from, to), isMine };
    for (const interval of intervalsBetween(pulses, params, from, to, beside)) {
      for (; (pulses[at]?.start ?? Infinity) <= interval.start; at++)
        zone = pulses[at]?.zone ?? zone;
      if (!isInRange(range, interval.start, zone)) continue;
      const { repo, path } = interval;
      yield {
        interval:
          redactor === null
            ? interval
            : { ...interval, repo: redactor.repo(repo), path: redactor.path(repo, path) },
        zone,
      };
    }
  }
}

/** Writes a table: one row an interval, and for days of which only totals are left one a kind. */
export function writeCsv(ledger: Ledger, wish: ExportWish, write: (text: string) => void): void {
  write(stringify([INTERVAL_COLUMNS.slice()]));
  for (const rollup of rollupsOf(ledger, wish.range)) {
    write(stringify(rollupRows(wish.redactor === null ? rollup : wish.redactor.rollup(rollup))));
  }
  for (const { interval, zone } of intervalsOf(ledger, wish)) {
    write(stringify([intervalRow(interval, zone * MINUTE)]));
  }
}

/** Writes a bucket that ActivityWatch imports. Days of which only totals are left have no events. */
export function writeActivityWatch(
  ledger: Ledger,
  wish: ExportWish,
  write: (text: string) => void,
): void {
  const host = wish.redactor === null ? nameOfHost(ledger) : 'host';
  const head = JSON.stringify(bucketHead(host, ledger.extent()?.from ?? 0)).slice(0, -1);
  write(`{"buckets":{${JSON.stringify(bucketId(host))}:${head},"events":[`);
  let separator = '\n';
  for (const { interval } of intervalsOf(ledger, wish)) {
    write(`${separator}${JSON.stringify(activityWatchEvent(interval))}`);
    separator = ',\n';
  }
  write('\n]}}}\n');
}

function rollupsOf(ledger: Ledger, range: DayRange | null): ReturnType<Ledger['rollups']> {
  const last = ledger.folded()?.day;
  if (last === undefined) return [];
  return ledger.rollups(range?.from ?? '0000', range?.to ?? '9999').filter(({ day }) => day < last);
}

function nameOfHost(ledger: Ledger): string {
  const row = ledger.db.prepare('SELECT name FROM host ORDER BY id LIMIT 1').get();
  return typeof row?.['name'] === 'string' ? row['name'] : 'unknown';
}
