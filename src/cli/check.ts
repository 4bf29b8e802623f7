import { parseArgs } from 'node:util';
import { isoTime } from '../core/calendar/iso';
import { offsetAt } from '../core/calendar/zone';
import { checkLedger, type LedgerCheck } from '../store/ledger/checkLedger';
import { LedgerError } from '../store/ledger/ledgerError';
import { readLedger } from '../store/ledger/readLedger';
import { EXIT_OK, runVerb, UsageError, type Verb } from './verb';

/** How it is called. */
export const CHECK_USAGE = 'usage: hands-on check --ledger FILE [--json]';

/** `check --ledger FILE`: is a ledger whole. A damaged one is told of with exit code 0; nothing is mended. */
export const checkCommand: Verb = (args, io) =>
  runVerb('check', io, () => {
    const { values } = parseArgs({
      args: [...args],
      options: { ledger: { type: 'string' }, json: { type: 'boolean' } },
    });
    if (values.ledger === undefined) throw new UsageError(CHECK_USAGE);
    const check = checkOf(values.ledger);
    io.stdout(values.json === true ? `${JSON.stringify(check)}\n` : textOf(check));
    return EXIT_OK;
  });

function checkOf(file: string): LedgerCheck {
  try {
    return readLedger(file, checkLedger);
  } catch (error) {
    if (!(error instanceof LedgerError) || error.fault !== 'damaged') throw error;
    return { ok: false, schema: 0, integrity: error.message, rows: {}, from: null, to: null };
  }
}

function textOf({ ok, schema, integrity, rows, from, to }: LedgerCheck): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = (at: number): string => isoTime(at, offsetAt(zone, at));
  return [
    ok
      ? `the ledger is whole (shape ${schema})`
      : `the ledger is damaged (shape ${schema}): ${integrity}`,
    from === null || to === null ? 'no time is recorded' : `from ${time(from)} to ${time(to)}`,
    ...Object.entries(rows).map(([table, count]) => `  ${table.padEnd(16)} ${count}`),
    '',
  ].join('\n');
}
