import type { Origin } from '../../../src/core/origins/origin';

/** What the host's own label (and the innermost mark) says of one change event. */
export interface Truth {
  readonly seq: number;
  readonly origin: Origin;
  /** Other answers that count as right. */
  readonly accepted: readonly Origin[];
  /** The host's label, short. */
  readonly label: string;
  /** Innermost open mark. */
  readonly mark: string;
  readonly inserted: number;
  readonly deleted: number;
}

interface Label {
  readonly source?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly detailedSource?: string;
}

interface Mark {
  readonly label: string;
  readonly kind: string;
}

interface Line {
  readonly seq: number;
  readonly e: string;
  readonly s?: string;
  readonly reason?: 1 | 2 | null;
  readonly ch?: readonly { readonly rl: number; readonly tl: number }[];
  readonly dr?: Label | null;
  readonly ph?: 'begin' | 'end';
  readonly label?: string;
  readonly kind?: string;
}

type Answer = readonly [origin: Origin, ...accepted: Origin[]];

/** Only documents of these schemes are scored. */
const SCORED = new Set(['file', 'untitled', 'vscode-remote', 'vscode-notebook-cell']);
const BY_PERSON = /^(?:editor\.action\.|delete|linkedEditing$|tab$|outdent$)/;
const BY_TOOL = /format|trim|insertFinalNewLine/i;

/** The truth of every scored change event of a recording, by `seq`: the table of the recordings' README. */
export function truthsOf(text: string): ReadonlyMap<number, Truth> {
  const truths = new Map<number, Truth>();
  const marks: Mark[] = [];
  let completing = false;
  for (const raw of text.split('\n')) {
    if (raw.trim() === '') continue;
    const line = JSON.parse(raw) as Line;
    if (line.e === 'mark') takeMark(marks, line);
    if (line.e !== 'docChange' || line.ch === undefined || line.ch.length === 0) continue;
    if (!SCORED.has(line.s ?? '') || line.dr === undefined || line.dr === null) continue;
    const mark = marks.at(-1);
    const [origin, ...accepted] = answerOf(
      line.reason ?? null,
      line.dr,
      mark?.kind ?? '',
      completing,
    );
    completing = line.dr.source === 'suggest' || (completing && line.dr.source === 'unknown');
    truths.set(line.seq, {
      seq: line.seq,
      origin,
      accepted,
      label: [line.dr.source, line.dr.kind, line.dr.name, line.dr.detailedSource]
        .filter((part) => part !== undefined && part !== 'keyboard')
        .join('/'),
      mark: mark === undefined ? '' : `${mark.label} (${mark.kind})`,
      inserted: line.ch.reduce((sum, { tl }) => sum + tl, 0),
      deleted: line.ch.reduce((sum, { rl }) => sum + rl, 0),
    });
  }
  return truths;
}

function takeMark(marks: Mark[], { ph, label = '', kind = '' }: Line): void {
  if (ph === 'begin') marks.push({ label, kind });
  else {
    const index = marks.findLastIndex((mark) => mark.label === label);
    if (index >= 0) marks.splice(index, 1);
  }
}

/** First match wins. */
function answerOf(reason: 1 | 2 | null, label: Label, mark: string, completing: boolean): Answer {
  const { source = '', kind, name = '', detailedSource } = label;
  const byAgent = mark === 'ai' || mark === 'agent';
  if (reason !== null || source === 'applyEdits') return ['undone'];
  if (source === 'cursor') {
    if (kind === 'paste') return ['pasted'];
    if (kind === 'cut') return ['typed', 'pasted'];
    if (detailedSource === 'replace') return ['tooling', 'typed'];
    if (detailedSource === 'replaceAll') return ['tooling'];
    return ['typed'];
  }
  if (source === 'suggest' || source === 'snippet') return byAgent ? ['assisted'] : ['completed'];
  if (/^inlineCompletion|^inlineChat|^Chat\./.test(source)) return ['assisted'];
  if (source === 'reloadFromDisk' || source === 'setValue' || name === 'updateModel')
    return ['external'];
  if (source === 'rename' || source === 'codeAction' || source === 'eolChange') return ['tooling'];
  if (source !== 'unknown') return ['unknown'];
  if (BY_PERSON.test(name)) return name === 'linkedEditing' ? ['typed', 'tooling'] : ['typed'];
  if (BY_TOOL.test(name)) return ['tooling'];
  // Edits of documents without an editor: an agent's background files as well as settings.
  if (name === 'pushEditOperation') return ['tooling', 'assisted'];
  return [...unspecific(mark, completing), 'unknown'] as unknown as Answer;
}

/** An extension's edit: only the mark tells what it was. */
function unspecific(mark: string, completing: boolean): Answer {
  switch (mark) {
    case 'ai':
    case 'agent':
      return ['assisted'];
    case 'human':
      return ['typed'];
    case 'complete':
      return completing ? ['completed', 'tooling'] : ['completed'];
    case 'external':
      return ['external'];
    case 'undo':
      return ['undone'];
    default:
      return ['tooling'];
  }
}
