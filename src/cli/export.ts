import { parseArgs } from 'node:util';
import { isDay } from '../core/calendar/day';
import type { DayRange } from '../core/calendar/period';
import { Redactor } from '../insights/export/redactor';
import type { Ledger } from '../store/ledger/ledger';
import { readLedger } from '../store/ledger/readLedger';
import { writeActivityWatch, writeCsv } from './exportIntervals';
import { writeJson, type ExportWish } from './exportJson';
import { EXIT_OK, runVerb, UsageError, type Verb } from './verb';

/** How it is called. */
export const EXPORT_USAGE =
  'usage: hands-on export --ledger FILE --format json|csv|activitywatch [--from DAY --to DAY] [--redact]';

type Writer = (ledger: Ledger, wish: ExportWish, write: (text: string) => void) => void;

const FORMATS: Readonly<Record<string, Writer>> = {
  json: writeJson,
  csv: writeCsv,
  activitywatch: writeActivityWatch,
};

/** `export --ledger FILE`: everything in a ledger, for other tools or another ledger. */
export const exportCommand: Verb = (args, io) =>
  runVerb('export', io, () => {
    const text = { type: 'string' } as const;
    const { values } = parseArgs({
      args: [...args],
      options: {
        ledger: text,
        format: text,
        from: text,
        to: text,
        redact: { type: 'boolean' },
        json: { type: 'boolean' },
      },
    });
    const { ledger: file, format = values.json === true ? 'json' : undefined } = values;
    if (file === undefined || format === undefined) throw new UsageError(EXPORT_USAGE);
    const write = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
    if (write === undefined) throw new UsageError(`there is no format ${format}; ${EXPORT_USAGE}`);
    if (values.json === true && format !== 'json') {
      throw new UsageError(`--json and --format ${format} exclude each other`);
    }
    const range = rangeOf(values);
    const wish = (): ExportWish => ({
      range,
      redactor: values.redact === true ? new Redactor() : null,
    });
    // A read may be repeated when a window begins to write meanwhile, so nothing goes out before its end.
    const parts = readLedger(file, (ledger) => {
      const written: string[] = [];
      write(ledger, wish(), (part) => written.push(part));
      return written;
    });
    for (const part of parts) io.stdout(part);
    return EXIT_OK;
  });

function rangeOf({ from, to }: { from?: string; to?: string }): DayRange | null {
  if (from === undefined && to === undefined) return null;
  for (const [name, day] of Object.entries({ from, to })) {
    if (day !== undefined && !isDay(day)) {
      throw new UsageError(`--${name} must be a day such as 2026-11-16: ${day}`);
    }
  }
  const range = { from: from ?? '0001-01-01', to: to ?? '9999-12-30' };
  if (range.from > range.to) throw new UsageError(`--from ${range.from} is after --to ${range.to}`);
  return range;
}
