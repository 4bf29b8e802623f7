import {
  clipChange,
  type RawChange,
  type RawEvent,
  type TabInput,
} from '../../core/events/rawEvent';
import { isUnderstood, type Fields } from './recordShape';

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
  const record = value as Fields;
  const { e, t, seq } = record;
  if (typeof t !== 'number' || !(Math.abs(t) <= LATEST) || typeof seq !== 'number') return null;
  if (e === 'mark') return 'mark';
  if (!isUnderstood(record)) return null;
  const at = Math.round(t);
  switch (e as RawEvent['e']) {
    case 'docChange':
      return changeOf(record, at);
    case 'tabs':
      return { ...record, t: at, in: tabOf(record['in'] as Fields | null) } as unknown as RawEvent;
    case 'visibleEds':
      return {
        ...record,
        t: at,
        eds: (record['eds'] as Fields[]).map(editorOf),
      } as unknown as RawEvent;
    case 'gitState':
      return { ...record, t: at, ...headOf(record) } as unknown as RawEvent;
    case 'roundTrip':
      // A recording is looked at long after: whether its window slept cannot be told from answers any more.
      return { e: 'roundTrip', seq, t: at, answered: true };
    default:
      return { ...record, t: at } as unknown as RawEvent;
  }
}

/** The largest instant that a date can have, ms. */
const LATEST = 8.64e15;

/** A tab of a kind of tomorrow is one that is not known. */
function tabOf(input: Fields | null): object | null {
  if (input === null) return null;
  const known = TAB_KINDS.has(String(input['k']));
  const label = typeof input['label'] === 'string' ? input['label'] : '';
  return known ? { ...withoutNulls(input), label } : { k: 'Unknown', keys: [], label };
}

const TAB_KINDS = new Set<string>([
  'Text',
  'TextDiff',
  'Notebook',
  'NotebookDiff',
  'Custom',
  'Webview',
  'Terminal',
  'Unknown',
] satisfies TabInput['k'][]);

/** An editor without a column: JSON has no other way to leave it out. */
const editorOf = (editor: Fields): object => ({ ...editor, vc: editor['vc'] ?? null });

/** No branch and no commit are an empty name; no conflicts are none. */
function headOf({ head, commit, merge }: Fields): object {
  const name = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { head: name(head), commit: name(commit), merge: typeof merge === 'number' ? merge : 0 };
}

function withoutNulls(record: Fields): Fields {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));
}

/** A change event, cut down to what the live listener looks at, and without the host's own label. */
function changeOf(record: Fields, t: number): RawEvent {
  const ch = (record['ch'] as RawChange[]).map(withoutText).map(clipChange);
  const change: Record<string, unknown> = {
    ...record,
    ...{ t, ch, sel: record['sel'] ?? null, wf: record['wf'] !== false },
  };
  delete change['dr'];
  return change as unknown as RawEvent;
}

/** A text that was not kept may be told as null. */
function withoutText(change: RawChange): RawChange {
  return withoutNulls(change as unknown as Fields) as unknown as RawChange;
}
