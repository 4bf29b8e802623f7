import type * as vscode from 'vscode';
import type { Clock } from '../../core/ports/clock';
import type { RawRange } from '../../core/events/rawEvent';
import { copySelections } from '../ranges';
import type { ChangeScene, DocChangeBody } from './copyDocumentChange';
import type { DocumentName } from './documentNames';

/** Events of one document in one second that are copied one by one. */
export const BURST_LIMIT = 200;
/** While there are more, one summed record per this many ms. */
export const BURST_SLICE = 250;

interface Sum {
  event: vscode.TextDocumentChangeEvent;
  r: RawRange | null;
  rl: number;
  tl: number;
  events: number;
}

interface Pace {
  since: number;
  events: number;
  sum: Sum | null;
  stop: () => void;
}

/** Counts change events by document and sums up what comes faster than {@link BURST_LIMIT} a second. */
export class BurstLimiter {
  readonly #paces = new Map<vscode.TextDocument, Pace>();

  /**
   * @param release takes the summed records.
   * @param limit events a second; `Infinity` for none.
   */
  constructor(
    private readonly clock: Pick<Clock, 'now' | 'after'>,
    private readonly scene: ChangeScene,
    private readonly release: (body: DocChangeBody) => void,
    private readonly nameOf: (document: vscode.TextDocument) => DocumentName,
    private readonly limit = BURST_LIMIT,
  ) {}

  /** True when the event was counted into a summed record and is not to be copied. */
  takes(event: vscode.TextDocumentChangeEvent): boolean {
    const now = this.clock.now();
    const pace = this.#pace(event.document, now);
    // A clock set back begins a new second as well.
    if (now - pace.since >= 1000 || now < pace.since) {
      pace.since = now;
      pace.events = 0;
    }
    pace.events++;
    if (pace.sum === null) {
      if (pace.events <= this.limit) return false;
      pace.sum = emptySum(event);
      this.#schedule(pace);
    }
    add(pace.sum, event);
    return true;
  }

  /** Releases what was summed up for the document, as before it is saved or closed. */
  flush(document: vscode.TextDocument): void {
    const pace = this.#paces.get(document);
    if (pace === undefined) return;
    this.#paces.delete(document);
    pace.stop();
    this.#send(pace);
  }

  dispose(): void {
    for (const document of [...this.#paces.keys()]) this.flush(document);
  }

  #pace(document: vscode.TextDocument, now: number): Pace {
    let pace = this.#paces.get(document);
    if (pace === undefined) {
      pace = { since: now, events: 0, sum: null, stop: () => undefined };
      this.#paces.set(document, pace);
    }
    return pace;
  }

  #schedule(pace: Pace): void {
    pace.stop = this.clock.after(BURST_SLICE, () => {
      const again = (pace.sum?.events ?? 0) * 1000 > this.limit * BURST_SLICE;
      const event = pace.sum?.event;
      this.#send(pace);
      if (!again || event === undefined) return;
      pace.sum = emptySum(event);
      this.#schedule(pace);
    });
  }

  #send(pace: Pace): void {
    const { sum } = pace;
    pace.sum = null;
    if (sum === null || sum.events === 0) return;
    const { document, reason } = sum.event;
    const editor = this.scene.activeTextEditor;
    this.release({
      e: 'docChange',
      ...this.nameOf(document),
      v: document.version,
      n: document.lineCount,
      ch: sum.r === null ? [] : [{ r: sum.r, rl: sum.rl, tl: sum.tl }],
      reason: reason ?? null,
      act: editor?.document === document,
      wf: this.scene.state.focused,
      dirty: document.isDirty,
      eol: document.eol,
      sel: editor === undefined ? null : copySelections(editor.selections),
      burst: sum.events,
    });
  }
}

function emptySum(event: vscode.TextDocumentChangeEvent): Sum {
  return { event, r: null, rl: 0, tl: 0, events: 0 };
}

function add(sum: Sum, event: vscode.TextDocumentChangeEvent): void {
  sum.event = event;
  sum.events++;
  for (const { range, rangeLength, text } of event.contentChanges) {
    sum.rl += rangeLength;
    sum.tl += text.length;
    sum.r = around(sum.r, range);
  }
}

/** The smallest range of whole lines and columns that holds both; a rough place is enough for a sum. */
function around(sum: RawRange | null, { start, end }: vscode.Range): RawRange {
  if (sum === null) return [start.line, start.character, end.line, end.character];
  const startsBefore = start.line < sum[0] || (start.line === sum[0] && start.character < sum[1]);
  const endsAfter = end.line > sum[2] || (end.line === sum[2] && end.character > sum[3]);
  if (!startsBefore && !endsAfter) return sum;
  return [
    startsBefore ? start.line : sum[0],
    startsBefore ? start.character : sum[1],
    endsAfter ? end.line : sum[2],
    endsAfter ? end.character : sum[3],
  ];
}
