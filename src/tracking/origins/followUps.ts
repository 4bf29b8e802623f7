import type {
  DocChangeEvent,
  RawEvent,
  SelectionEvent,
  VisibleRangesEvent,
  WillSaveEvent,
} from '../../core/events/rawEvent';
import type { Documents } from './documentState';
import { BULK_LIMIT, deadlineOf, followedUntil, movesCaretOf, SAME_TICK } from './edit';
import type { Bulk, DocumentState, Edit } from './model';
import { insertionEnd, isEmpty, same, startOf } from './positions';

/** Selection events that are kept for one edit. */
const FOLLOW_LIMIT = 4;
/** Edits of one document that may wait for what follows at once. */
const OPEN_LIMIT = 64;
/** The reason of a save that came some time after the last edit. */
const AFTER_DELAY = 2;
/** Edits that wait to be told of a save. */
const UNSAVED_LIMIT = 8;

/** Joins what follows an edit to it: selection, visible ranges, the flip of the dirty flag, a save. */
export class FollowUps {
  private bulk: Bulk | null = null;

  constructor(private readonly documents: Documents) {}

  /** Takes an event at `t`; returns the edit that it is, if it is one. */
  accept(event: RawEvent, t: number): Edit | null {
    switch (event.e) {
      case 'docChange':
        if (event.ch.length > 0) return this.open(event, t);
        this.flip(event, t);
        return null;
      case 'sel':
        this.select(event, t);
        return null;
      case 'visRanges':
        this.show(event);
        return null;
      case 'activeEd':
        // Another editor shows it, from a line that is told with its next event.
        if (event.u !== null) this.documents.of(event.u).shownFrom = null;
        return null;
      case 'willSave':
        this.willSave(event, t);
        return null;
      case 'didSave':
        this.documents.of(event.u).saving = false;
        return null;
      case 'docOpen':
        this.documents.of(event.u).lines = event.n;
        return null;
      default:
        return null;
    }
  }

  private open(event: DocChangeEvent, t: number): Edit {
    const doc = this.documents.of(event.u);
    // An undo is a command of its own, so that what follows it is its own as well.
    if (event.reason !== null || doc.open.some(({ follow }) => follow.length > 0)) closeAll(doc);
    const lineDelta = doc.lines === null ? null : event.n - doc.lines;
    const previous = doc.open.at(-1);
    const edit: Edit = {
      event,
      t,
      doc,
      lineDelta,
      movesCaret: movesCaretOf(event, lineDelta) || goesOnUntold(event, previous),
      bulk: this.bulkAt(t),
      inSave: doc.saving,
      follow: [],
      followedAt: null,
      order: null,
      sawRanges: false,
      flipped: false,
      savedAt: null,
      savedAfterDelay: false,
      passed: false,
      closed: false,
      next: null,
      keyed: null,
      run: null,
    };
    // The caret stayed, so that a selection from here on is of the new edit.
    for (const earlier of doc.open) if (!ownsSelection(earlier)) earlier.passed = true;
    if (previous !== undefined) previous.next = edit;
    if (doc.open.length >= OPEN_LIMIT) closeAll(doc);
    doc.lines = event.n;
    doc.open.push(edit);
    doc.unsaved.push(edit);
    if (doc.unsaved.length > UNSAVED_LIMIT) doc.unsaved.shift();
    if (edit.bulk.edits.length < BULK_LIMIT) edit.bulk.edits.push(edit);
    return edit;
  }

  private bulkAt(t: number): Bulk {
    if (this.bulk === null || t - this.bulk.latest > SAME_TICK)
      this.bulk = { edits: [], latest: t };
    this.bulk.latest = t;
    return this.bulk;
  }

  /** The flag's flip belongs to the latest edit, and to others of its tick. */
  private flip(event: DocChangeEvent, t: number): void {
    const { open } = this.documents.of(event.u);
    const latest = open.at(-1);
    if (!event.dirty || latest === undefined) return;
    for (const edit of open) {
      if (latest.t - edit.t <= SAME_TICK && t <= deadlineOf(edit)) edit.flipped = true;
    }
  }

  private select(event: SelectionEvent, t: number): void {
    const doc = this.documents.of(event.u);
    // No key and no click comes between what is done on save and the save.
    if (event.kind === 1 || event.kind === 2) doc.unsaved = [];
    for (const edit of doc.open) {
      if (edit.passed || t > followedUntil(edit, event.kind)) continue;
      if (edit.follow.length === 0 && edit.sawRanges && ownsSelection(edit)) edit.order = 'cursor';
      if (edit.follow.length < FOLLOW_LIMIT) edit.follow.push(event);
      else edit.follow[FOLLOW_LIMIT - 1] = event;
      edit.followedAt ??= t;
    }
  }

  private show(event: VisibleRangesEvent): void {
    const doc = this.documents.of(event.u);
    const { shownFrom } = doc;
    const from = event.v[0]?.[0] ?? null;
    const scrolled = event.act && shownFrom !== null && shownFrom !== from;
    if (event.act) doc.shownFrom = from;
    for (const edit of doc.open) {
      if (edit.follow.length === 0) edit.sawRanges = true;
      // A cell grows with its text, so that its ranges come after what goes through the cursor as well.
      else if (ownsSelection(edit) && edit.event.s !== 'vscode-notebook-cell') {
        // What goes in above moves all that is shown, whoever put it there.
        const below = scrolled && edit.event.ch.every(({ r }) => r[0] >= shownFrom);
        edit.order ??= below ? 'revealed' : 'model';
      }
    }
  }

  private willSave({ u, reason }: WillSaveEvent, t: number): void {
    const doc = this.documents.of(u);
    doc.saving = true;
    for (const edit of doc.unsaved) {
      if (edit.savedAt !== null) continue;
      edit.savedAt = t;
      edit.savedAfterDelay = reason === AFTER_DELAY;
    }
    doc.unsaved = [];
  }
}

/** It goes on where the edit before left the caret, which the event does not show yet. */
function goesOnUntold(event: DocChangeEvent, previous: Edit | undefined): boolean {
  if (previous?.movesCaret !== true || previous.follow.length > 0 || !event.act) return false;
  const [before, change] = [previous.event.ch[0], event.ch[0]];
  if (before === undefined || change === undefined) return false;
  if (previous.event.ch.length !== 1 || event.ch.length !== 1) return false;
  const end = insertionEnd(before, previous.lineDelta);
  return end !== null && change.tl > 0 && same(startOf(change.r), end);
}

/** The selection that follows may be the edit's own: a caret cannot stay, or what was selected cannot. */
function ownsSelection({ movesCaret, event }: Edit): boolean {
  return movesCaret || (event.act && (event.sel ?? []).some((one) => !isEmpty(one)));
}

/** Nothing more can follow these edits. */
export function closeAll(doc: DocumentState): void {
  for (const edit of doc.open) edit.closed = true;
  doc.open = [];
}

/** The window of one edit is over. */
export function closeEdit(edit: Edit): void {
  edit.closed = true;
  const index = edit.doc.open.indexOf(edit);
  if (index >= 0) edit.doc.open.splice(index, 1);
}
