import type { RawEvent, TabInput } from '../../core/events/rawEvent';
import type { OriginVerdict } from '../../core/origins/origin';
import { INLINE_RULE_PREFIX } from '../../core/origins/origin';
import { isAgentEdit } from '../../core/origins/origin';
import type { Documents } from './documentState';
import type { DocumentState, Edit, HandEdit } from './model';
import { AFTERMATH, type Surroundings } from './editFacts';
import { insertionEnd, spanOf, startOf, type Position } from './positions';

/** The rule that tells of whole lines cut or deleted. */
const LINES_AWAY = 'delete-lines';

/** What has been decided so far, and what came between; fed in the order of the events. */
export class Hindsight implements Surroundings {
  agentAt = -Infinity;
  cutLength: number | null = null;
  focusDoubted = false;
  private focused = true;
  private focusChangedAt = -Infinity;

  constructor(private readonly documents: Documents) {}

  /** An event that is no edit, at its place between the edits. */
  pass(event: RawEvent, t: number): void {
    switch (event.e) {
      case 'sel':
        if (event.kind === 1 || event.kind === 2) this.seePerson(this.documents.of(event.u), t);
        break;
      case 'winState':
        this.seeFocus(event.focused, t);
        break;
      case 'docOpen':
        this.documents.of(event.u).openedAt = t;
        if (event.s === 'git') this.originalOpened(event.u, t);
        // The editor's own chat opens such a document for what it changes.
        if (event.s.startsWith('chat-editing-')) this.agentAt = t;
        break;
      case 'tabs':
        this.tab(event.in, t);
        break;
      default:
        break;
    }
  }

  /** An edit and what it was found to be. */
  note(edit: Edit, verdict: OriginVerdict): void {
    const { doc, t } = edit;
    this.seeFocus(edit.event.wf, t);
    if (isAgentEdit(verdict) && verdict.origin === 'assisted') this.agentAt = t;
    if (verdict.rule === LINES_AWAY) this.cutLength = cutLengthOf(edit);
    const kind = handKind(verdict);
    if (kind !== null) {
      doc.hand = {
        t,
        edit,
        caret: caretAfter(edit),
        kind,
        chainStart: chainStart(doc, edit, kind),
      };
      doc.personAt = t;
      if (kind === 'completed') doc.completedAt = t;
    } else if (verdict.origin === 'assisted' || verdict.origin === 'unknown') {
      doc.foreignAt = t;
      doc.foreignEnd = endOfText(edit);
    }
  }

  private seePerson(doc: DocumentState, t: number): void {
    doc.personAt = t;
    if (!this.focused && t - this.focusChangedAt > AFTERMATH) this.focusDoubted = true;
  }

  private seeFocus(focused: boolean, t: number): void {
    if (focused === this.focused) return;
    this.focused = focused;
    this.focusChangedAt = t;
    if (focused) this.focusDoubted = false;
  }

  /** A working-tree original is opened: by a diff, or by a command that works on a hunk. */
  private originalOpened(uri: string, t: number): void {
    const query = uri.indexOf('?');
    if (query < 0 || !/"ref"\s*:\s*"~"/.test(uri.slice(query))) return;
    const path = uri.slice(uri.indexOf(':') + 1, query);
    for (const doc of this.documents.atPath(path)) doc.originalOpenedAt = t;
  }

  private tab(input: TabInput | null, t: number): void {
    if (input?.k === 'Unknown' && input.base !== undefined && input.u !== undefined) {
      this.documents.of(input.u).mergeTabAt = t;
    }
  }
}

/** _Delete Line_ gives the caret its column back, for which a second selection event comes. */
function cutLengthOf({ event, follow }: Edit): number | null {
  const [change, more] = event.ch;
  return change === undefined || more !== undefined || follow.length > 1 ? null : change.rl;
}

function handKind(verdict: OriginVerdict): HandEdit['kind'] | null {
  switch (verdict.origin) {
    case 'typed':
    case 'completed':
    case 'pasted':
    case 'undone':
      return verdict.origin;
    case 'assisted':
      return verdict.rule.startsWith(INLINE_RULE_PREFIX) ? 'inline' : null;
    default:
      return null;
  }
}

function caretAfter(edit: Edit): Position | null {
  const last = edit.follow.at(-1)?.v[0];
  return last === undefined ? endOfText(edit) : spanOf(last).active;
}

/** Where the text of an edit with a single change ends. */
function endOfText(edit: Edit): Position | null {
  const [change] = edit.event.ch;
  if (change === undefined || edit.event.ch.length !== 1) return null;
  return insertionEnd(change, edit.lineDelta);
}

function chainStart(doc: DocumentState, edit: Edit, kind: HandEdit['kind']): Position | null {
  if (kind !== 'inline') return null;
  const [change] = edit.event.ch;
  const before = doc.hand?.kind === 'inline' ? doc.hand.chainStart : null;
  return before ?? (change === undefined ? null : startOf(change.r));
}
