import {
  TEXT_CHANGES,
  type DocChangeEvent,
  type RawChange,
  type SelectionKind,
} from '../../core/events/rawEvent';
import type { HandEdit } from './documentState';
import { FOLLOW_WINDOW, SAME_TICK, type Edit } from './edit';
import {
  ascending,
  compare,
  endOf,
  insertionEnd,
  isEmpty,
  same,
  spanOf,
  startOf,
  touches,
  type Position,
  type Span,
} from './positions';
import { isBlank } from './text';
import type { Run } from './runs';

/** A program that begins to write this soon after another program's edit had no person between, ms. */
const REACTION = 2000;
/** Saved so soon that whoever wrote it saved it too, ms. */
export const SAVED_AT_ONCE = 300;
/** After an agent's stream, other edits that nobody's hands explain are its as well for this long, ms. */
const AGENT_AT_WORK = 5000;

/** In how many pieces one word may be changed. */
const PIECES = [1, 2, 3, 4] as const;

/** Blanks that a formatter puts in at one place. */
const LONGEST_INDENT = 40;

/** Where each change is compared with each caret, only the first carets are. */
export const CARETS_LOOKED_AT = 64;

/** What happened in the whole window shortly before the edit. */
export interface Surroundings {
  /** When an agent's edit came last, in any document. */
  readonly agentAt: number;
}

/**
 * Everything that rules may ask of one edit, gathered once. Positions are those before the change unless
 * said otherwise.
 */
export class EditFacts {
  readonly event: DocChangeEvent;
  readonly changes: readonly RawChange[];
  /** The change, where there is only one. */
  readonly single: RawChange | null;
  /** Summed lengths, UTF-16 units. */
  readonly inserted: number;
  readonly deleted: number;
  readonly carets: readonly Span[];
  readonly scheme: string;

  constructor(
    readonly edit: Edit,
    readonly surroundings: Surroundings,
  ) {
    const { event } = edit;
    this.event = event;
    this.changes = event.ch;
    this.single = event.ch.length === 1 ? (event.ch[0] ?? null) : null;
    let inserted = 0;
    let deleted = 0;
    for (const { tl, rl } of event.ch) {
      inserted += tl;
      deleted += rl;
    }
    this.inserted = inserted;
    this.deleted = deleted;
    this.carets = event.act ? (event.sel ?? []).map(spanOf) : [];
    this.scheme = event.s;
  }

  get t(): number {
    return this.edit.t;
  }

  /** It is not the active editor's document: no hand reaches it. */
  get background(): boolean {
    return !this.event.act;
  }

  /** A selection by keyboard follows where a key would leave the caret. */
  get keyed(): 'end' | 'inside' | null {
    return this.edit.keyed;
  }

  /** Kinds of the selection events that follow. */
  get followKinds(): readonly SelectionKind[] {
    return this.edit.follow.map(({ kind }) => kind);
  }

  /** The first caret after the edit, if it moved. */
  get caretAfter(): Position | null {
    const last = this.edit.follow.at(-1)?.v[0];
    return last === undefined ? null : spanOf(last).active;
  }

  /** A clean document changed and stays clean: its text came from the disk. */
  get staysClean(): boolean {
    // Cells never tell of being dirty.
    return !this.event.dirty && !this.edit.flipped && this.scheme !== 'vscode-notebook-cell';
  }

  /** It came while the document was being saved, or just before that was announced. */
  get beforeSave(): boolean {
    const { inSave, savedAt } = this.edit;
    return inSave || (savedAt !== null && savedAt - this.t <= FOLLOW_WINDOW);
  }

  get savedAtOnce(): boolean {
    const { savedAt } = this.edit;
    return savedAt !== null && savedAt - this.t <= SAVED_AT_ONCE;
  }

  get run(): Run | null {
    return this.edit.run;
  }

  /** The next edit of the document, where it comes in the same tick and before any selection event. */
  get nextInTick(): Edit | null {
    const { next } = this.edit;
    return next !== null && next.t - this.t <= SAME_TICK ? next : null;
  }

  get hand(): HandEdit | null {
    return this.edit.doc.hand;
  }

  /** How long ago the person last edited this document, ms. */
  get sinceHand(): number {
    return this.t - (this.hand?.t ?? -Infinity);
  }

  /** How long ago a key, the mouse or an own edit last told of the person in this document, ms. */
  get sincePerson(): number {
    return this.t - this.edit.doc.personAt;
  }

  /** An agent wrote here a moment ago, and nothing told of a person since. */
  get personAbsent(): boolean {
    const { foreignAt, personAt } = this.edit.doc;
    return this.t - foreignAt <= REACTION && personAt < foreignAt;
  }

  get agentAtWork(): boolean {
    return this.t - this.surroundings.agentAt <= AGENT_AT_WORK;
  }

  get pureInsertion(): boolean {
    return this.deleted === 0 && this.inserted > 0;
  }

  get pureDeletion(): boolean {
    return this.inserted === 0 && this.deleted > 0;
  }

  /** Everything that was put in is blanks and line breaks; of many changes only the first are looked at. */
  get onlyBlanks(): boolean {
    return this.changes.every((change, i) =>
      i < TEXT_CHANGES ? isBlank(change) : change.tl <= LONGEST_INDENT,
    );
  }

  /** Nothing but blanks comes in, and nothing goes away. */
  get onlyBlankInsertion(): boolean {
    return this.pureInsertion && this.onlyBlanks;
  }

  /** Something is selected. */
  get hasSelection(): boolean {
    return this.carets.some(({ empty }) => !empty);
  }

  /** The only caret, where there is one and it selects nothing. */
  get caret(): Position | null {
    const [caret] = this.carets;
    return this.carets.length === 1 && caret?.empty === true ? caret.active : null;
  }

  /** One change at each caret: at it, ending or beginning there, or exactly over the selection. */
  get atCarets(): boolean {
    return this.matchesCarets((change, caret) =>
      caret.empty
        ? same(endOf(change.r), caret.active) || same(startOf(change.r), caret.active)
        : same(startOf(change.r), caret.start) && same(endOf(change.r), caret.end),
    );
  }

  /** One insertion exactly at each caret, or over each selection. */
  get insertsAtCarets(): boolean {
    return this.matchesCarets(
      (change, caret) => same(startOf(change.r), caret.start) && same(endOf(change.r), caret.end),
    );
  }

  /** Each selection replaced, and something was selected. */
  get overSelections(): boolean {
    return this.carets.some(({ empty }) => !empty) && this.insertsAtCarets;
  }

  /** At each caret one change whose range ends there, and is not empty. */
  get replacesBeforeCarets(): boolean {
    return this.matchesCarets(
      (change, caret) =>
        caret.empty &&
        !isEmpty(change.r) &&
        change.r[0] === change.r[2] &&
        same(endOf(change.r), caret.active),
    );
  }

  private matchesCarets(fits: (change: RawChange, caret: Span) => boolean): boolean {
    const { changes, carets } = this;
    if (carets.length === 0 || changes.length !== carets.length) return false;
    const spans = carets.length < 2 ? carets : carets.toSorted((a, b) => compare(a.start, b.start));
    return ascending(changes).every((change, i) => {
      const caret = spans[i];
      return caret !== undefined && fits(change, caret);
    });
  }

  /** Every change lies on lines of carets and selections, or at most `slack` lines beside them. */
  onCaretLines(slack = 0): boolean {
    const carets = this.carets.slice(0, CARETS_LOOKED_AT);
    return (
      carets.length > 0 &&
      this.changes.every(({ r }) =>
        carets.some(
          ({ start, end }) =>
            r[0] >= start.line - slack && r[0] <= end.line + slack && r[2] <= end.line + 1 + slack,
        ),
      )
    );
  }

  /** A caret or selection touches one of the changed ranges. */
  get touchesCaret(): boolean {
    const carets = this.carets.slice(0, CARETS_LOOKED_AT);
    return this.changes.some(({ r }) =>
      carets.some(({ start, end }) => touches(r, start) || touches(r, end)),
    );
  }

  /**
   * All places got the same text in place of an equal number of characters. The editor sends of a new name only
   * what differs from the old one, so that each place can be changed in several pieces.
   */
  get sameEverywhere(): boolean {
    const { length } = this.changes;
    return PIECES.some(
      (pieces) =>
        length % pieces === 0 && (pieces === 1 || length > pieces) && this.isRepeated(pieces),
    );
  }

  private isRepeated(pieces: number): boolean {
    const [first] = this.changes;
    return (
      first !== undefined &&
      this.changes.every(({ r, tl, rl, x }, i) => {
        const model = this.changes[i % pieces];
        const begin = this.changes[i - (i % pieces)];
        return (
          model !== undefined &&
          begin !== undefined &&
          tl === model.tl &&
          rl === model.rl &&
          (x === undefined || x === model.x) &&
          (pieces === 1 || (r[0] === begin.r[0] && r[1] - begin.r[1] === model.r[1] - first.r[1]))
        );
      })
    );
  }

  /** Where the new text of a single change ends. */
  get end(): Position | null {
    return this.single === null ? null : insertionEnd(this.single, this.edit.lineDelta);
  }

  /** The caret ends up behind the new text, or was not told. */
  get caretBehindText(): boolean {
    const { caretAfter, end } = this;
    return caretAfter === null || end === null || same(caretAfter, end);
  }

  /** The change begins where the person's own last edit left the caret. */
  get continuesHand(): boolean {
    const { hand, caret } = this;
    const left = hand?.caret ?? null;
    return left !== null && caret !== null && same(left, caret);
  }
}
