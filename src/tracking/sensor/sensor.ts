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
import { inputSurface, isCountedScheme, schemeOf } from '../surfaces/uris';
import { DebugWatch } from './debugWatch';
import { RunningWork } from './runningWork';
import { ScrollGuard } from './scrollGuard';
import { TerminalWatch } from './terminalWatch';
import { View } from './view';

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
  /** Do we show progress of our own, which holds the window's `active` flag true. */
  readonly showsProgress?: () => boolean;
  /** Is it a diff of others' changes that the product opened, by the label of its tab. */
  readonly isOwnDiff?: (label: string) => boolean;
  /** Called when the first agent in a terminal starts and when the last one ends. */
  readonly onAgentRunning?: (running: boolean) => void;
}

/**
 * Understands raw events: which of them show that somebody is there, and what the window shows.
 * Pure: its only clock is the events' own.
 */
export class Sensor {
  private focused = false;
  private active = false;
  private answered = true;
  private beat = false;
  private agentRunning = false;
  private lastInput = -Infinity;
  private lastTime = -Infinity;
  private state: PulseState | null = null;
  private readonly open = new Set<string>();
  private readonly saved = new Map<string, number>();
  private readonly guard = new ScrollGuard();
  private readonly debug = new DebugWatch();
  private readonly work = new RunningWork();
  private readonly terminals = new TerminalWatch();
  private readonly editors = new LastEditors();
  private readonly agents: AgentTerminals;
  private readonly view: View;

  constructor(
    private readonly options: SensorOptions,
    private readonly emit: (signal: Signal) => void,
  ) {
    this.agents = new AgentTerminals(options.isAgentCommand);
    this.view = new View({
      locate: (uri) => options.locator.locate(uri),
      isExcluded: options.isExcluded,
      runsAgent: (terminal) => this.agents.runs(terminal),
      isOwnDiff: (label) => options.isOwnDiff?.(label) ?? false,
      isAgents: (uris) => this.editors.isAgents(uris),
    });
  }

  /** @param verdict of a change event with content, else null. */
  accept(event: RawEvent, verdict: OriginVerdict | null): void {
    this.agents.accept(event);
    const isInput = this.understand(event, verdict) && this.focused;
    const isStart = this.work.accept(event) && this.focused && this.startedByHand(event.t);
    this.lastTime = Math.max(this.lastTime, event.t);
    // A window that the person uses needs no other sign of life.
    if (isInput || isStart) this.answered = true;
    this.tell(event.t);
    this.tellAgents();
    if (isInput) this.lastInput = event.t;
    if (isInput || isStart) this.emit({ type: 'input', t: event.t });
    if (event.e === 'docChange' && verdict !== null) this.tellEdit(event, verdict);
    else if (event.e === 'fsChange' || event.e === 'fsCreate')
      this.tellUnseenEdit(event.u, event.t);
  }

  /** The person told us something that no event tells: a session of pairing begins or ends. */
  refresh(t: number): void {
    if (this.state === null) return;
    this.tell(t);
    if (!this.focused) return;
    this.lastInput = t;
    this.emit({ type: 'input', t });
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
        if (event.answered) this.beat = !this.beat;
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
        this.view.visibleChanged(event.eds);
        // A multi-diff opens and closes its editors while it is scrolled.
        if (!this.view.isMultiDiff) this.guard.disturb(event.t);
        return false;
      case 'edOptions':
      case 'edColumn':
      case 'tabGroups':
        this.guard.disturb(event.t);
        return false;
      case 'nbSel':
        return this.editorUsed('');
      case 'nbVis':
        return this.guard.isScroll(event.u, event.t) && this.editorUsed('');
      case 'nbChange':
        // Cells and outputs that come and go move what is below them.
        this.guard.disturbAlone(event.u, event.t);
        return false;
      case 'dbgStart':
      case 'dbgEnd':
      case 'dbgStack':
        return this.debugChanged(event);
      case 'termActive':
      case 'termState':
      case 'termClose':
      case 'shellExecStart':
        return this.terminalUsed(this.terminals.accept(event));
      case 'didSave':
        this.saved.set(event.u, event.t);
        return false;
      case 'gitState':
        this.editors.committed(event);
        this.view.gitChanged(event);
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
    this.state = null;
    this.open.clear();
    this.view.reset();
    this.work.reset();
    this.terminals.reset();
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
    if (inputSurface(event.s) !== null) return this.inputTyped(event);
    if (!isCountedScheme(event.s)) {
      this.guard.disturbAlone(event.u, event.t);
      return false;
    }
    if (isHandsOn(verdict.origin)) return this.editorUsed(event.s);
    if (verdict.rule.startsWith(INLINE_RULE_PREFIX)) return this.editorUsed(event.s);
    this.guard.disturb(event.t);
    return false;
  }

  /**
   * A commit message, comment or prompt was typed; that it is set up empty and emptied after sending is the
   * program's doing.
   */
  private inputTyped(event: DocChangeEvent): boolean {
    const inserted = event.ch.some((change) => change.tl > 0);
    const removed = event.ch.reduce((sum, change) => sum + change.rl, 0);
    if (!inserted && removed !== 1) return false;
    return this.editorUsed(event.s);
  }

  private editorUsed(scheme: string): boolean {
    this.view.editorUsed(scheme);
    return true;
  }

  private terminalUsed(key: string | null): boolean {
    if (key === null) return false;
    this.view.terminalUsed(key);
    return true;
  }

  private tabChanged(tab: TabInput | null, t: number): boolean {
    const change = this.view.tabChanged(tab);
    if (change === 'same') return false;
    this.guard.disturb(t);
    return change === 'other' && !this.debug.movedEditor(t) && this.editorUsed('');
  }

  private activeEditorChanged(uri: string | null, t: number): boolean {
    const before = this.view.activeChanged(uri);
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

  /** Measured from other interactions only, so that a row of tasks or cells cannot keep itself going. */
  private startedByHand(t: number): boolean {
    return t - this.lastInput <= STARTED_BY_HAND;
  }

  private tell(t: number): void {
    const state = this.stateNow();
    if (this.state !== null && sameState(this.state, state)) return;
    this.state = state;
    this.emit({ type: 'state', t, state });
  }

  private tellAgents(): void {
    if (this.agents.running === this.agentRunning) return;
    this.agentRunning = this.agents.running;
    this.options.onAgentRunning?.(this.agentRunning);
  }

  private stateNow(): PulseState {
    const { isPairing, showsProgress } = this.options;
    return {
      focused: this.focused,
      active: this.active,
      answered: this.answered,
      beat: this.beat,
      busy: this.work.running || this.debug.running || (showsProgress?.() ?? false),
      debug: this.debug.running,
      pairing: isPairing?.() ?? false,
      ...this.view.state(),
    };
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
      rule: verdict.rule,
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
      rule: 'not-open',
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
