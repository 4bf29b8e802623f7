import { median } from '../../core/statistics/median';
import type { RawChange } from '../../core/events/rawEvent';
import { isThroughCursor } from './edit';
import type { Edit, Run } from './model';
import { insertionEnd, moved, same, startOf, spanOf } from './positions';
import {
  endsWithWord,
  isOneCharacter,
  isWordStep,
  knownText,
  startsWithWord,
  visibleLength,
} from './text';

/** Between two pieces of a run at the caret, ms: streams write faster, even on a machine under load. */
export const RUN_GAP = 700;
/** Accepting word by word takes a key press for each, ms. */
export const KEY_PRESS = 150;
/** The same as {@link RUN_GAP} away from the caret, where no key can reach. */
export const AWAY_GAP = 3000;
/** How long a run that is known to be a stream may pause at the caret, and away from it. */
const STREAM_PAUSE = 1500;
const STREAM_PAUSE_AWAY = 10_000;
/** Gaps that are kept of a run. */
const GAPS = 64;
/** Runs that are followed in one document. */
const RUN_LIMIT = 4;

/**
 * Nobody presses one key after another of which each brings several visible characters of its own: only a paste or
 * a copied line can be repeated.
 */
export function isStream(run: Run): boolean {
  return run.visible >= 2 && !run.repeated;
}

/** Median gap between the pieces, ms; Infinity for a single piece. */
export function pace(run: Run): number {
  return median(run.gaps) ?? Infinity;
}

/** Takes an edit whose selection events are known; to be called in the order of the edits. */
export function takeIntoRuns(edit: Edit): void {
  const { doc, event } = edit;
  const single = event.ch.length === 1 ? event.ch[0] : undefined;
  const isPiece =
    single?.rl === 0 &&
    single.tl > 0 &&
    event.reason === null &&
    edit.keyed === null &&
    !throughCursor(edit, single);
  const piece = isPiece ? single : null;
  const run = piece === null ? null : joined(edit, piece);
  for (const other of doc.runs) {
    if (other === run || other.tail === null) continue;
    // Somebody else goes on exactly here: a key, or text that replaces.
    if (single !== undefined && piece === null && same(startOf(single.r), other.tail))
      other.ended = true;
    for (const change of event.ch) {
      other.tail = moved(other.tail, change, event.ch.length === 1 ? edit.lineDelta : null);
    }
  }
  if (run !== null) run.tail = piece === null ? null : insertionEnd(piece, edit.lineDelta);
  edit.run = run;
}

/** At the caret and through the cursor: a key or a paste, no edit from outside. */
function throughCursor(edit: Edit, { r }: RawChange): boolean {
  const { event } = edit;
  return (
    isThroughCursor(edit) &&
    event.act &&
    (event.sel ?? []).map(spanOf).some(({ active }) => same(active, startOf(r)))
  );
}

/** The person did something with keyboard or mouse: what ran at the caret is over. */
export function interruptRuns(runs: readonly Run[]): void {
  for (const run of runs) if (run.atCaret) run.ended = true;
}

function joined(edit: Edit, piece: RawChange): Run {
  const { doc, t } = edit;
  const start = startOf(piece.r);
  const found = doc.runs.find(
    (run) =>
      !run.ended &&
      run.tail !== null &&
      same(run.tail, start) &&
      t - run.latest <= longestPause(run),
  );
  if (found !== undefined) {
    addPiece(found, piece, t);
    return found;
  }
  const carets = edit.event.act ? (edit.event.sel ?? []).map(spanOf) : [];
  const run: Run = {
    tail: null,
    atCaret: carets.some(({ active }) => same(active, start)),
    first: t,
    latest: t,
    pieces: 0,
    visible: 0,
    singles: true,
    wordSteps: true,
    tookRest: false,
    anyVisible: false,
    repeated: true,
    text: knownText(piece),
    gaps: [],
    shortestGap: Infinity,
    ended: false,
  };
  addPiece(run, piece, t);
  doc.runs.push(run);
  if (doc.runs.length > RUN_LIMIT) doc.runs.shift();
  return run;
}

function longestPause(run: Run): number {
  if (isStream(run)) return run.atCaret ? STREAM_PAUSE : STREAM_PAUSE_AWAY;
  return run.atCaret ? RUN_GAP : AWAY_GAP;
}

function addPiece(run: Run, piece: RawChange, t: number): void {
  const text = knownText(piece);
  const isRest = run.anyVisible && t - run.latest >= KEY_PRESS;
  if (run.tookRest) run.wordSteps = false;
  if (run.pieces > 0) {
    run.shortestGap = Math.min(run.shortestGap, t - run.latest);
    if (run.gaps.length < GAPS) run.gaps.push(t - run.latest);
    // Two halves of one word are no steps of "accept next word".
    if (endsWithWord(run.text) && startsWithWord(text)) run.wordSteps = false;
    if (run.text !== text) run.repeated = false;
  }
  const visible = visibleLength(piece);
  if (visible >= 2) run.visible++;
  if (visible > 0) run.anyVisible = true;
  if (!isOneCharacter(piece)) run.singles = false;
  if (!isWordStep(piece)) {
    run.tookRest = true;
    if (!isRest) run.wordSteps = false;
  }
  run.text = text;
  run.latest = t;
  run.pieces++;
}
