import type { SelectionKind } from '../../core/events/rawEvent';
import { CaretFacts } from './caretFacts';
import { FOLLOW_WINDOW, isThroughCursor, SAME_TICK } from './edit';
import type { Edit, HandEdit, Run } from './model';
import { insertionEnd, same, spanOf, type Position } from './positions';

/** A program that begins to write this soon after another program's edit had no person between, ms. */
const REACTION = 2000;
/** Saved so soon that whoever wrote it saved it too, ms. */
const SAVED_AT_ONCE = 500;
/** Save participants come 1 to 24 ms before the save, on a machine under load by so much, ms. */
const SAVED_UNDER_LOAD = 150;
/** The same for what no key reaches: other participants may take their time between it and the save, ms. */
const SAVED_AFTER_OTHERS = 500;
/** After an agent's stream, other edits that nobody's hands explain are its as well for this long, ms. */
const AGENT_AT_WORK = 5000;

/** What a key set off may still come this long after the window lost the focus, ms. */
export const AFTERMATH = 1500;

/** What happened in the whole window shortly before the edit. */
export interface Surroundings {
  /** When an agent's edit came last, in any document. */
  readonly agentAt: number;
  /** How long the whole lines were, breaks included, that the person may have cut last. */
  readonly cutLength: number | null;
  /** Keyboard or mouse told of a person in a window that was said to have no focus. */
  readonly focusDoubted: boolean;
}

/**
 * Everything that rules may ask of one edit: what went in, where, and here when it came, what followed it and
 * what was before. Positions are those before the change unless said otherwise.
 */
export class EditFacts extends CaretFacts {
  constructor(
    readonly edit: Edit,
    readonly surroundings: Surroundings,
  ) {
    super(edit.event);
  }

  get t(): number {
    return this.edit.t;
  }

  /** It is not the active editor's document: no hand reaches it. */
  get background(): boolean {
    return !this.event.act;
  }

  /**
   * The window has no focus, so that no key and no click gets here; unless something tells of a person all the same, for
   * VS Code takes some windows for ones without focus that have it.
   */
  get unattended(): boolean {
    if (this.event.wf || this.keyed !== null) return false;
    return this.sincePerson > AFTERMATH && !this.surroundings.focusDoubted;
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

  /**
   * It came while the document was being saved, or just before that was announced, with no key in between. A hand may
   * press a key and save at once, but what it types goes through the cursor.
   */
  get beforeSave(): boolean {
    const { inSave, savedAt, savedAfterDelay } = this.edit;
    if (isThroughCursor(this.edit)) return false;
    if (inSave || savedAt === null) return inSave;
    const before = savedAt - this.t;
    // Where it comes by itself, it follows each edit, and blanks and the last break are all that it tidies.
    if (savedAfterDelay) return before <= SAVED_UNDER_LOAD && this.onlyBlanks;
    return before <= this.longestBeforeSave;
  }

  /** How long after it a save may come for which it was made, ms. */
  get longestBeforeSave(): number {
    if (this.background) return SAVED_AT_ONCE;
    if (!this.onCaretLines()) return SAVED_AFTER_OTHERS;
    return this.edit.order === 'model' ? SAVED_UNDER_LOAD : FOLLOW_WINDOW;
  }

  get savedAtOnce(): boolean {
    const { savedAt, savedAfterDelay } = this.edit;
    return savedAt !== null && !savedAfterDelay && savedAt - this.t <= SAVED_AT_ONCE;
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
    return this.t - this.edit.doc.foreignAt <= REACTION && this.foreignLast;
  }

  /** The latest sign of anybody in this document is an edit of somebody else's, however long ago. */
  get foreignLast(): boolean {
    const { foreignAt, personAt } = this.edit.doc;
    return personAt < foreignAt;
  }

  /** The caret is where the latest edit of somebody else ended. */
  get continuesForeign(): boolean {
    const { foreignEnd } = this.edit.doc;
    return foreignEnd === null || this.carets.some(({ active }) => same(active, foreignEnd));
  }

  get agentAtWork(): boolean {
    return this.t - this.surroundings.agentAt <= AGENT_AT_WORK;
  }

  /** As many characters come in as the lines had that were cut last. */
  get isLengthOfCut(): boolean {
    return this.single !== null && this.single.tl === this.surroundings.cutLength;
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

  /** What followed put the only caret back to where it was. */
  get caretStays(): boolean {
    const { caret, caretAfter } = this;
    return caret !== null && caretAfter !== null && same(caret, caretAfter);
  }

  /** The change begins where the person's own last edit left the caret. */
  get continuesHand(): boolean {
    const { hand, caret } = this;
    const left = hand?.caret ?? null;
    return left !== null && caret !== null && same(left, caret);
  }
}
