import { clipChange, type RawChange, type RawEvent } from '../../core/events/rawEvent';

/** Kinds of records that are understood; `satisfies` keeps the list complete. */
const KNOWN = {
  meta: true,
  winState: true,
  docChange: true,
  sel: true,
  visRanges: true,
  tabs: true,
  tabGroups: true,
  visibleEds: true,
  activeEd: true,
  edOptions: true,
  edColumn: true,
  willSave: true,
  didSave: true,
  docOpen: true,
  docClose: true,
  fsChange: true,
  fsCreate: true,
  fsDelete: true,
  filesCreated: true,
  filesDeleted: true,
  filesRenamed: true,
  gitState: true,
  termOpen: true,
  termClose: true,
  termShellInt: true,
  termActive: true,
  termState: true,
  shellExecStart: true,
  shellExecEnd: true,
  dbgStart: true,
  dbgEnd: true,
  dbgActive: true,
  dbgStack: true,
  dbgBps: true,
  nbOpen: true,
  nbClose: true,
  nbSave: true,
  nbActive: true,
  nbSel: true,
  nbVis: true,
  nbChange: true,
  taskStart: true,
  taskEnd: true,
  roundTrip: true,
} satisfies Record<RawEvent['e'], true>;

export interface Trace {
  readonly events: readonly RawEvent[];
  /** Lines that are no record, or of a kind that is not known. */
  readonly skipped: number;
}

/**
 * Reads a trace: one JSON object a line. What a recorder adds for judging a classifier (the host's own labels
 * and marks of what was played) is dropped here, so that nothing downstream can see it.
 * Cut and broken lines are counted, not fatal.
 */
export function readTrace(text: string): Trace {
  const events: RawEvent[] = [];
  let skipped = 0;
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const record = parse(line);
    if (record === null) skipped++;
    else if (record !== 'mark') events.push(record);
  }
  return { events, skipped };
}

function parse(line: string): RawEvent | 'mark' | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Record<string, unknown>;
  const { e, t, seq } = record;
  if (typeof e !== 'string' || typeof t !== 'number' || !Number.isFinite(t)) return null;
  if (typeof seq !== 'number') return null;
  if (e === 'mark') return 'mark';
  if (!Object.hasOwn(KNOWN, e)) return null;
  if (e === 'docChange') return changeOf(record);
  // A recording is looked at long after: whether its window slept cannot be told from answers any more.
  if (e === 'roundTrip') return { e, seq, t, answered: true };
  return isShaped(record) ? (record as unknown as RawEvent) : null;
}

/** Fields without which a record of its kind cannot be understood. */
const LISTS: Partial<Record<RawEvent['e'], string>> = {
  meta: 'folders',
  sel: 'v',
  visRanges: 'v',
  visibleEds: 'eds',
  nbChange: 'cells',
};

function isShaped(record: Record<string, unknown>): boolean {
  const list = LISTS[record['e'] as RawEvent['e']];
  if (list !== undefined && !Array.isArray(record[list])) return false;
  if (record['e'] !== 'tabs') return true;
  const input = record['in'];
  return (
    input === null ||
    (typeof input === 'object' && typeof (input as { k?: unknown }).k === 'string')
  );
}

/** A change event, cut down to what the live listener looks at, and without the host's own label. */
function changeOf(record: Record<string, unknown>): RawEvent | null {
  const { ch, u, s } = record;
  if (!Array.isArray(ch) || typeof u !== 'string' || typeof s !== 'string') return null;
  const change: Record<string, unknown> = { ...record, ch: (ch as RawChange[]).map(clipChange) };
  delete change['dr'];
  return change as unknown as RawEvent;
}
