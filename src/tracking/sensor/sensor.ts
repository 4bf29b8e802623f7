import type { DocChangeEvent, RawEvent, TabInput } from '../../core/events/rawEvent';
import {
  INLINE_RULE_PREFIX,
  isAgentEdit,
  isHandsOn,
  type OriginVerdict,
} from '../../core/origins/origin';
import type { RepositoryLocator, RepositoryPath } from '../../core/ports/repositoryLocator';
import type { PulseState } from '../../core/time/pulse';
import { sameState } from '../../core/time/timeline';
import { AgentTerminals } from '../agents/agentTerminals';
import { LastEditors } from '../agents/lastEditors';
import type { Signal } from '../signal';
import { NOTHING_SHOWN, sameTab, shownBy, type Shown } from '../surfaces/shown';
import { inputSurface, isCountedScheme, schemeOf } from '../surfaces/uris';
import { DebugWatch } from './debugWatch';
import { ScrollGuard } from './scrollGuard';

/** A task or a cell counts as an interaction only this soon after another one, ms. */
const STARTED_BY_HAND = 2_000;
/** A file that changes on disk this soon after the editor saved it was changed by the editor, ms. */
const OWN_SAVE = 2_000;

export interface SensorOptions {
  readonly locator: Pick<RepositoryLocator, 'locate'>;
  /** Paths the person excluded: nothing about them is kept. */
  readonly isExcluded: (place: RepositoryPath) => boolean;
  readonly isAgentCommand: (commandLine: string) => boolean;
  /** Is a session of pairing on; asked whenever the state is put together. */
  readonly isPairing?: () => boolean;
}

/** What covers the tab for the eye until an editor or a tab is used again. */
type Overlay = 'terminal' | 'agent' | 'scm' | 'comment' | null;

/**
 * Understands raw events: which of them show that somebody is there, and what the window shows.
 * Pure: its only clock is the events' own.
 */
export class Sensor {
  private focused = false;
  private active = false;
  private answered = true;
  private tab: TabInput | null = null;
  private tabKnown = false;
  private activeUri: string | null = null;
  private overlay: Overlay = null;
  private terminal: string | null = null;
  private tasks = 0;
  private lastInput = -Infinity;
  private lastTime = -Infinity;
  private state: PulseState | null = null;
  private readonly interacted = new Set<string>();
  private readonly open = new Set<string>();
  private readonly saved = new Map<string, number>();
  private readonly guard = new ScrollGuard();
  private readonly debug = new DebugWatch();
  private readonly editors = new LastEditors();
  private readonly agents: AgentTerminals;

  constructor(
    private readonly options: SensorOptions,
    private readonly emit: (signal: Signal) => void,
  ) {
    this.agents = new AgentTerminals(options.isAgentCommand);
  }

  /** @param verdict of a change event with content, else null. */
  accept(event: RawEvent, verdict: OriginVerdict | null): void {
    this.agents.accept(event);
    const isInput = this.understand(event, verdict);
    this.lastTime = Math.max(this.lastTime, event.t);
    this.tell(event.t);
    if (isInput && this.focused) {
      this.lastInput = event.t;
      this.emit({ type: 'input', t: event.t });
    }
    if (event.e === 'docChange' && verdict !== null) this.tellEdit(event, verdict);
    else if (event.e === 'fsChange' || event.e === 'fsCreate')
      this.tellUnseenEdit(event.u, event.t);
  }

  /** Tells the state again, for something that no event told (a session of pairing began). */
  refresh(t: number): void {
    this.tell(t);
  }

  /** @returns whether the event is a direct interaction; what the window shows is brought up to date. */
  private understand(event: RawEvent, verdict: OriginVerdict | null): boolean {
    switch (event.e) {
      case 'meta':
        return this.restart();
      case 'winState':
        return this.windowChanged(event.focused, event.active);
      case 'roundTrip':
        this.answered = event.answered;
        return false;
      case 'docOpen':
        this.open.add(event.u);
        return false;
      case 'docClose':
        this.open.delete(event.u);
        return false;
      case 'docChange':
        return verdict !== null && this.documentChanged(event, verdict);
      case 'sel':
        return (event.kind === 1 || event.kind === 2) && this.editorUsed(schemeOf(event.u));
      case 'visRanges':
        return this.guard.isScroll(event.u, event.t) && this.editorUsed(schemeOf(event.u));
      case 'tabs':
        return this.tabChanged(event.in, event.t);
      case 'activeEd':
        return this.activeEditorChanged(event.u, event.t);
      case 'visibleEds':
        // A multi-diff opens and closes its editors while it is scrolled.
        if (this.shown().surface !== 'multi-diff') this.guard.disturb(event.t);
        return false;
      case 'edOptions':
      case 'edColumn':
      case 'tabGroups':
        this.guard.disturb(event.t);
        return false;
      case 'nbSel':
        return this.editorUsed('');
      case 'nbChange':
        return event.cells.some((cell) => cell.ex) && this.startedByHand(event.t);
      case 'dbgStart':
      case 'dbgEnd':
      case 'dbgStack':
        return this.debugChanged(event);
      case 'termActive':
      case 'termState':
      case 'shellExecStart':
        return this.terminalChanged(event);
      case 'termClose':
        this.interacted.delete(event.name);
        return false;
      case 'taskStart':
        this.tasks++;
        return this.startedByHand(event.t);
      case 'taskEnd':
        this.tasks = Math.max(0, this.tasks - 1);
        return false;
      case 'didSave':
        this.saved.set(event.u, event.t);
        return false;
      case 'gitState':
        this.editors.committed(event);
        return false;
      default:
        return false;
    }
  }

  /** The record begins, or begins again after the extension host was started anew. */
  private restart(): boolean {
    if (this.state !== null && this.lastTime > -Infinity) {
      this.emit({ type: 'end', t: this.lastTime });
    }
    this.focused = false;
    this.active = false;
    this.answered = true;
    this.tab = null;
    this.tabKnown = false;
    this.activeUri = null;
    this.overlay = null;
    this.terminal = null;
    this.tasks = 0;
    this.state = null;
    this.open.clear();
    this.interacted.clear();
    this.debug.reset();
    this.agents.reset();
    return false;
  }

  private windowChanged(focused: boolean, active: boolean): boolean {
    const gained = focused && !this.focused;
    this.focused = focused;
    this.active = active;
    return gained;
  }

  private documentChanged(event: DocChangeEvent, verdict: OriginVerdict): boolean {
    const input = inputSurface(event.s);
    if (input !== null) return this.inputTyped(event, input);
    if (!isCountedScheme(event.s)) {
      this.guard.disturbAlone(event.u, event.t);
      return false;
    }
    if (isHandsOn(verdict.origin)) return this.editorUsed(event.s);
    if (verdict.rule.startsWith(INLINE_RULE_PREFIX)) return this.editorUsed(event.s);
    this.guard.disturb(event.t);
    return false;
  }

  /** A commit message, comment or prompt was typed; that it is emptied after sending is the program's doing. */
  private inputTyped(event: DocChangeEvent, input: 'scm' | 'comment' | 'agent'): boolean {
    const inserted = event.ch.some((change) => change.tl > 0);
    const removed = event.ch.reduce((sum, change) => sum + change.rl, 0);
    if (!inserted && removed > 1) return false;
    this.overlay = input;
    return true;
  }

  /** An editor or tab was used: whatever covered it for the eye does no longer. */
  private editorUsed(scheme: string): boolean {
    const input = inputSurface(scheme);
    this.overlay = input;
    return true;
  }

  private tabChanged(tab: TabInput | null, t: number): boolean {
    const switched = !sameTab(this.tab, tab);
    const known = this.tabKnown;
    this.tab = tab;
    this.tabKnown = true;
    if (!switched) return false;
    this.guard.disturb(t);
    return known && !this.debug.movedEditor(t) && this.editorUsed('');
  }

  private activeEditorChanged(uri: string | null, t: number): boolean {
    const before = this.activeUri;
    this.activeUri = uri;
    if (uri === before) return false;
    this.guard.disturb(t);
    // Between a tab and its editor, and in merge editors, there is none: nobody switched to nothing.
    if (uri === null || before === null || this.debug.movedEditor(t)) return false;
    return this.editorUsed(schemeOf(uri));
  }

  private debugChanged(event: RawEvent): boolean {
    const asked = this.debug.accept(event);
    if (event.e === 'dbgStack') this.guard.disturb(event.t);
    return asked;
  }

  private terminalChanged(
    event: Extract<RawEvent, { e: 'termActive' | 'termState' | 'shellExecStart' }>,
  ): boolean {
    switch (event.e) {
      case 'termActive': {
        const switched = event.name !== null && event.name !== this.terminal;
        this.terminal = event.name;
        return switched && this.terminalUsed(event.name);
      }
      case 'termState': {
        if (!event.interacted || this.interacted.has(event.name)) return false;
        this.interacted.add(event.name);
        return this.terminalUsed(event.name);
      }
      case 'shellExecStart':
        return this.terminalUsed(event.name);
    }
  }

  private terminalUsed(name: string | null): boolean {
    this.overlay = name !== null && this.agents.runs(name) ? 'agent' : 'terminal';
    return true;
  }

  private startedByHand(t: number): boolean {
    return t - this.lastInput <= STARTED_BY_HAND;
  }

  private shown(): Shown {
    return shownBy(this.tab, this.activeUri);
  }

  private tell(t: number): void {
    const state = this.stateNow();
    if (this.state !== null && sameState(this.state, state)) return;
    this.state = state;
    this.emit({ type: 'state', t, state });
  }

  private stateNow(): PulseState {
    const window = {
      focused: this.focused,
      active: this.active,
      answered: this.answered,
      busy: this.tasks > 0 || this.debug.running,
      debug: this.debug.running,
      pairing: this.options.isPairing?.() ?? false,
    };
    const nowhere = { repo: null, path: null, refs: null, agentMade: false };
    const tab = this.shown();
    if (this.overlay !== null) {
      const ended = this.overlay === 'agent' && this.terminal !== null && !this.agents.running;
      const surface = ended ? 'terminal' : this.overlay;
      // A comment belongs to the review it is written in; on its own it is about others' work.
      const owner = surface === 'comment' ? (tab.owner ?? 'others') : null;
      const refs = surface === 'comment' ? tab.refs : null;
      return { ...window, ...nowhere, surface, owner, refs };
    }
    const { surface, owner, refs, uri, uris, agent } = tab;
    const place = uri === null ? this.folderOf(uris) : this.options.locator.locate(uri);
    if (place !== null && this.options.isExcluded(place)) {
      return { ...window, ...nowhere, surface: NOTHING_SHOWN.surface, owner: null };
    }
    const agentMade = agent || uris.some((shown) => this.editors.isAgents(shown));
    const path = uri === null ? null : (place?.path ?? null);
    return { ...window, surface, owner, refs, repo: place?.root ?? null, path, agentMade };
  }

  /** The repository of a review that shows several files, by its first one. */
  private folderOf(uris: readonly string[]): RepositoryPath | null {
    const first = uris[0];
    return first === undefined ? null : this.options.locator.locate(first);
  }

  private tellEdit(event: DocChangeEvent, verdict: OriginVerdict): void {
    const place = isCountedScheme(event.s) ? this.options.locator.locate(event.u) : null;
    const hands = isHandsOn(verdict.origin) && place !== null;
    const agent = isAgentEdit(verdict) && place !== null;
    if (hands) this.editors.handsOn(event.u);
    if (agent) this.editors.agent(event.u);
    if (hands || agent) this.tell(event.t);
    const excluded = place !== null && this.options.isExcluded(place);
    this.emit({
      type: 'edit',
      t: event.t,
      origin: verdict.origin,
      hands: hands && !excluded,
      agent,
      repo: excluded ? null : (place?.root ?? null),
      path: excluded ? null : (place?.path ?? null),
      counted: isCountedScheme(event.s) && !excluded,
      events: event.burst ?? 1,
      inserted: event.ch.reduce((sum, change) => sum + change.tl, 0),
      deleted: event.ch.reduce((sum, change) => sum + change.rl, 0),
    });
  }

  /** A file that is not open changed on disk while an agent ran: the watcher tells of it, not the editor. */
  private tellUnseenEdit(uri: string, t: number): void {
    if (!this.agents.running || this.open.has(uri) || uri.includes('/.git/')) return;
    if (t - (this.saved.get(uri) ?? -Infinity) <= OWN_SAVE) return;
    const place = this.options.locator.locate(uri);
    if (place === null || this.options.isExcluded(place)) return;
    this.editors.agent(uri);
    this.tell(t);
    this.emit({
      type: 'edit',
      t,
      origin: 'external',
      hands: false,
      agent: true,
      repo: place.root,
      path: place.path,
      counted: false,
      events: 1,
      inserted: 0,
      deleted: 0,
    });
  }
}
