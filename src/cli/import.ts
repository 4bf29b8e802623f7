import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { isAgentCommand } from '../core/agents/agentCommands';
import { reviewElsewhereIn } from '../insights/export/reviewElsewhere';
import { LedgerError } from '../store/ledger/ledgerError';
import type { Ledger } from '../store/ledger/ledger';
import { openLedger } from '../store/ledger/openLedger';
import { readLedger } from '../store/ledger/readLedger';
import { isSound } from '../store/ledger/soundness';
import { takeOver, type Shipment, type TakenOver } from '../store/ledger/takeOver';
import { readTrace } from '../tracking/replay/readTrace';
import { pulsesOfTrace } from '../tracking/replay/replayEvents';
import { fieldsOf, jsonOf, linesOf } from './import/fileLines';
import { bucketsSchema } from './import/headShape';
import { isExport, readExport } from './import/readExport';
import { EXIT_OK, runVerb, UsageError, type Verb } from './verb';

/** How it is called. */
export const IMPORT_USAGE = 'usage: hands-on import FILE --ledger FILE [--json]';

/** Records that belong to no host of their own. */
const IMPORTED = { key: 'import', name: 'imported' } as const;

interface Import {
  readonly what: 'export' | 'activitywatch' | 'trace';
  readonly shipment: Shipment;
  /** Records that could not be understood. */
  readonly skipped: number;
}

/**
 * `import FILE --ledger FILE`: takes over an export of ours, a bucket of ActivityWatch or a recorded session.
 * The only verb that writes. The file is read and checked as a whole before the ledger is touched.
 */
export const importCommand: Verb = (args, io) =>
  runVerb('import', io, () => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ledger: { type: 'string' }, json: { type: 'boolean' } },
    });
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0 || values.ledger === undefined) {
      throw new UsageError(IMPORT_USAGE);
    }
    const { what, shipment, skipped } = importOf(file, bytesOf(file));
    checkTarget(values.ledger);
    const ledger = openTarget(values.ledger, shipment);
    let taken: TakenOver;
    try {
      taken = takeOver(ledger, shipment, Date.now());
    } finally {
      ledger.close();
    }
    io.stdout(
      values.json === true
        ? `${JSON.stringify({ what, ...taken, skipped })}\n`
        : textOf(what, taken, skipped),
    );
    return EXIT_OK;
  });

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new Error(`cannot read ${file} (${code})`, { cause: error });
  }
}

/** How many lines are looked at to tell what a file is. */
const LOOK_AT = 20;

function importOf(file: string, bytes: Buffer): Import {
  if (isExport(bytes)) {
    const { head, pulses } = readExport(bytes);
    return { what: 'export', shipment: { ...head, pulses: pulses() }, skipped: 0 };
  }
  let line = 0;
  for (const text of linesOf(bytes)) {
    const { e, t, seq } = fieldsOf(jsonOf(text));
    if (typeof e === 'string' && typeof t === 'number' && typeof seq === 'number') {
      return traceOf(file, bytes);
    }
    line += 1;
    if (line === LOOK_AT) break;
  }
  const document = jsonOf(bytes.toString('utf8'));
  if (document === undefined) {
    throw new Error(`${file} is cut, or no export of Hands-On or ActivityWatch and no trace`);
  }
  const buckets = v.safeParse(bucketsSchema, document);
  if (buckets.success) return activityWatchOf(buckets.output);
  throw new Error(
    'buckets' in fieldsOf(document)
      ? `${file} is no export of ActivityWatch that can be read: ${v.summarize(buckets.issues)}`
      : `${file} is no export of Hands-On or ActivityWatch and no trace`,
  );
}

/** Through the same code as `replay`; the content names the window, so the same trace is taken once. */
function traceOf(file: string, bytes: Buffer): Import {
  const { events, skipped } = readTrace(bytes.toString('utf8'));
  if (events.length === 0) throw new Error(`nothing in ${file} can be understood`);
  const window = `trace-${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}`;
  const { pulses } = pulsesOfTrace(events, {
    isAgentCommand: (line) => isAgentCommand(line),
    window,
  });
  const windows = [...new Set(pulses.map((pulse) => pulse.window))];
  return { what: 'trace', shipment: { hosts: [{ ...IMPORTED, windows }], pulses }, skipped };
}

function activityWatchOf({ buckets }: v.InferOutput<typeof bucketsSchema>): Import {
  const { ranges, skipped } = reviewElsewhereIn(Object.values(buckets));
  const elsewhere = ranges.map(({ start, end }) => ({ start, end, source: 'activitywatch' }));
  const shipment = { hosts: [{ ...IMPORTED, windows: [] }], pulses: [], elsewhere };
  return { what: 'activitywatch', shipment, skipped };
}

/** A file that is no sound ledger is left as it is: only the extension replaces a damaged one of its own. */
function checkTarget(file: string): void {
  try {
    const sound = readLedger(file, ({ db }) => isSound(db));
    if (!sound) throw new LedgerError('damaged', `${file} is damaged.`);
  } catch (error) {
    if (!(error instanceof LedgerError) || error.fault !== 'missing') throw error;
  }
}

function openTarget(file: string, { hosts: [first] }: Shipment): Ledger {
  const { ledger, state, message } = openLedger({ file, host: first ?? IMPORTED, now: Date.now() });
  if (ledger.writable) return ledger;
  ledger.close();
  throw new Error(message === '' ? `${file} cannot be written (${state})` : message);
}

function textOf(what: Import['what'], taken: TakenOver, skipped: number): string {
  const counts: readonly (readonly [number, one: string, more: string])[] = [
    [taken.pulses, 'pulse', 'pulses'],
    [taken.elsewhere, 'stretch of review elsewhere', 'stretches of review elsewhere'],
    [taken.days, 'day of totals', 'days of totals'],
    [taken.corrections, 'correction', 'corrections'],
    [taken.sessions, 'focus session', 'focus sessions'],
    [taken.decisions, 'decision', 'decisions'],
    [taken.blocks, 'plan or answer of blocks', 'plans of blocks and answers'],
  ];
  const found = counts.filter(([count]) => count > 0);
  const parts = found.map(([count, one, more]) => `${count} ${count === 1 ? one : more}`);
  const isOne = found.length === 1 && found[0]?.[0] === 1;
  const none =
    what === 'activitywatch' && taken.known === 0 ? 'no review was found in it' : 'nothing new';
  const names = { export: 'an export', activitywatch: 'ActivityWatch', trace: 'a trace' };
  return [
    `from ${names[what]}: ${parts.length === 0 ? none : `${parts.join(', ')} ${isOne ? 'is' : 'are'} new`}`,
    ...(taken.known > 0 ? [`known before: ${taken.known}`] : []),
    ...(skipped > 0 ? [`not understood and skipped: ${skipped}`] : []),
  ]
    .join('; ')
    .concat('\n');
}
