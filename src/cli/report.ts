import { parseArgs } from 'node:util';
import { utcOf } from '../core/calendar/day';
import { isoTime } from '../core/calendar/iso';
import { dayAt, isZone } from '../core/calendar/zone';
import { KINDS } from '../core/time/kind';
import { reportOf, type Report, type ReportTotals } from '../insights/report/reportModel';
import type { ReportBlock } from '../insights/report/reportBlocks';
import type { ReportSession } from '../insights/report/reportSessions';
import { rangeOf } from '../insights/report/reportRange';
import { readDiffOwners } from '../store/ledger/diffOwners';
import { rememberedParameters } from '../store/ledger/keptParameters';
import { foreignSessionMeasures, ownSessionMeasure } from '../store/focus/measures';
import { sessionsBetween } from '../store/focus/sessions';
import { readLedger } from '../store/ledger/readLedger';
import { blocksIn } from './reportBlocks';
import { EXIT_OK, runVerb, UsageError, type Verb } from './verb';

const DAY = 86_400_000;
/** How it is called. */
export const REPORT_USAGE =
  'usage: hands-on report [--week 2026-W47 | --from DAY --to DAY] [--tz ZONE] --ledger FILE [--json]';

/** `report --ledger FILE`: the time of every day of a range, from the ledger, by the person's parameters. */
export const reportCommand: Verb = (args, io) =>
  runVerb('report', io, () => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        week: text,
        from: text,
        to: text,
        tz: text,
        ledger: text,
        json: { type: 'boolean' },
      },
    });
    const { ledger: file, tz } = values;
    if (file === undefined) throw new UsageError(REPORT_USAGE);
    if (tz !== undefined && !isZone(tz)) throw new UsageError(`--tz: there is no zone ${tz}`);
    const here = tz ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const wish = rangeOf(values, dayAt(here, Date.now()));
    if ('fault' in wish) throw new UsageError(wish.fault);
    const report = readLedger(file, (ledger) => {
      const params = rememberedParameters(ledger.db);
      const sessions = sessionsBetween(
        ledger.db,
        utcOf(wish.range.from) - DAY,
        utcOf(wish.range.to) + 2 * DAY,
      );
      const focused = sessions.map(({ session }) => session);
      return reportOf({
        range: wish.range,
        zone: tz ?? null,
        params,
        options: { isMine: readDiffOwners(ledger.db) },
        record: (from, to) => ledger.record(from, to),
        nextStart: (at) => ledger.nextStart(at),
        beside: (from, to) => ledger.beside(from, to),
        sessions,
        sessionMeasures: {
          before: ({ id }) => ownSessionMeasure(ledger.db, id),
          others: ({ id, start, end, seen }) =>
            foreignSessionMeasures(ledger.db, id, { start, end: end ?? seen }),
        },
        blocks: blocksIn(ledger, params, focused, Date.now()),
        folded: ledger.folded(),
        rollups: (from, to) => ledger.rollups(from, to),
      });
    });
    io.stdout(values.json === true ? `${JSON.stringify(report)}\n` : textOf(report));
    return EXIT_OK;
  });

const HEADLINES = ['built', 'reviewed', 'directed'] as const;

function textOf({ days, totals, sessions, blocks, from, to, seams = [] }: Report): string {
  const row = (name: string, { headlines, kinds }: ReportTotals): string =>
    [
      name.padEnd(10),
      ...HEADLINES.map((headline) => hours(headlines[headline])),
      hours(kinds.reading),
      hours(kinds.other),
    ].join('  ');
  return [
    `${from} to ${to}`,
    ['day'.padEnd(10), ...[...HEADLINES, 'reading', 'other'].map((name) => name.padStart(8))].join(
      '  ',
    ),
    ...days.map((day) => row(day.date, day)),
    row('total', totals),
    ...(seams.length > 0
      ? [`made with other parameters than hold now: ${seams[0] ?? ''} to ${seams.at(-1) ?? ''}`]
      : []),
    ...sessions.map(sessionLine),
    ...blocks.map(blockLine),
    KINDS.map((kind) => `${kind} ${hours(totals.kinds[kind]).trim()}`).join(', '),
    '',
  ].join('\n');
}

function blockLine({ name, key, start, end, movedFrom, state, built, cause }: ReportBlock): string {
  return [
    `block ${key.slice(0, 16)}`,
    ...(movedFrom === null ? [] : ['at another time']),
    cause === null ? state : `${state}, ${cause}`,
    `built ${hours(built).trim()} of ${hours(end - start).trim()}`,
    name,
  ].join('  ');
}

function sessionLine(session: ReportSession): string {
  const { start, zone, state, planned, built, ran, intention, area, broke } = session;
  const what = intention === '' ? (area?.path ?? '') : intention;
  return [
    `session ${isoTime(start, zone * 60_000)}`,
    `built ${built === null ? 'unknown' : hours(built).trim()} of ${hours(ran).trim()}`,
    `planned ${hours(planned).trim()}`,
    ...(state === 'ended' ? [] : [state]),
    ...(broke === null || broke === 'nothing' ? [] : [`broken by ${broke}`]),
    ...(what === '' ? [] : [what]),
  ].join('  ');
}

function hours(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`.padStart(8);
}
