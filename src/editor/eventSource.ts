import * as vscode from 'vscode';
import type { RawEvent, RawEventBody } from '../core/events/rawEvent';
import type { Clock } from '../core/ports/clock';
import { debugSession, subscribeDebug } from './debug/debugEvents';
import type { CopyDocumentChange } from './documents/copyDocumentChange';
import { documentOpened, subscribeDocuments } from './documents/documentEvents';
import { DocumentNames } from './documents/documentNames';
import { subscribeFiles } from './files/fileEvents';
import { WorkspaceWatcher } from './files/workspaceWatcher';
import { subscribeGitStates } from './gitState/gitStateEvents';
import { activeNotebook, notebookOpened, subscribeNotebooks } from './notebooks/notebookEvents';
import type { WorkspaceLocator } from './repositories/workspaceLocator';
import { roundTrip } from './roundTrip';
import { activeEditor, subscribeSelections, visibleEditors } from './selections/selectionEvents';
import type { Subscription } from './subscription';
import { subscribeTabs, tabs } from './tabs/tabEvents';
import { subscribeTasks, task } from './tasks/taskEvents';
import {
  TerminalNumbers,
  terminalActive,
  terminalOpened,
  terminalState,
} from './terminals/copyTerminal';
import { subscribeTerminals } from './terminals/terminalEvents';
import { meta, subscribeWindow, windowState } from './window/windowEvents';

export interface EventSourceOptions {
  readonly clock: Pick<Clock, 'now' | 'after'>;
  /** Learns the folder of each document as it opens, and names the repositories whose state is told. */
  readonly locator: WorkspaceLocator;
  /** Another way to copy a change, for tests that record. */
  readonly copyChange?: CopyDocumentChange;
  /** Events a second in one document that are copied one by one. */
  readonly burstLimit?: number;
}

/**
 * All that VS Code tells this window, as raw events in the order of the listeners, numbered from 0.
 * It copies and decides nothing.
 */
export class EventSource implements Subscription {
  readonly #names = new DocumentNames();
  readonly #terminals = new TerminalNumbers();
  readonly #subscriptions: Subscription[] = [];
  readonly #watcher: WorkspaceWatcher;
  #seq = 0;

  /** @param take gets every event, in the listener's own call: it must be quick and must not throw. */
  constructor(
    private readonly take: (event: RawEvent) => void,
    private readonly options: EventSourceOptions,
  ) {
    this.#watcher = new WorkspaceWatcher(this.#sink);
  }

  /** Writes what is open now and listens from then on; once. */
  start(): void {
    const { clock, locator, copyChange, burstLimit } = this.options;
    for (const body of this.#snapshot()) this.#sink(body);
    const git = subscribeGitStates(this.#sink, clock);
    this.#subscriptions.push(
      subscribeDocuments(this.#sink, {
        clock,
        names: this.#names,
        ...(copyChange !== undefined && { copy: copyChange }),
        ...(burstLimit !== undefined && { burstLimit }),
      }),
      subscribeSelections(this.#sink, this.#names),
      subscribeTabs(this.#sink),
      subscribeWindow(this.#sink),
      subscribeDebug(this.#sink),
      subscribeTerminals(this.#sink, this.#terminals),
      subscribeNotebooks(this.#sink),
      subscribeTasks(this.#sink),
      subscribeFiles(this.#sink),
      this.#watcher,
      git,
      locator.onRoot((root) => {
        git.add(root);
      }),
    );
  }

  /** Tells of files that change on disk, open or not, while on. */
  setWatching(on: boolean): void {
    this.#watcher.set(on);
  }

  /** Asks the window for a sign of life; the answer, or its lack after 5 s, comes as a `roundTrip` event. */
  async roundTrip(): Promise<boolean> {
    const answered = await roundTrip(this.options.clock);
    this.#sink({ e: 'roundTrip', answered });
    return answered;
  }

  /** Nobody could ask the window: this side slept. Told as a round trip without answer. */
  missRoundTrip(): void {
    this.#sink({ e: 'roundTrip', answered: false });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions.splice(0).toReversed()) subscription.dispose();
  }

  *#snapshot(): Generator<RawEventBody> {
    const { debug, tasks, window, workspace } = vscode;
    yield meta();
    yield windowState();
    for (const document of workspace.textDocuments) yield documentOpened(document, this.#names);
    yield tabs(0, 0, 0);
    yield visibleEditors(window.visibleTextEditors, this.#names);
    yield activeEditor(window.activeTextEditor, this.#names);
    for (const notebook of workspace.notebookDocuments) yield notebookOpened(notebook);
    if (window.activeNotebookEditor !== undefined)
      yield activeNotebook(window.activeNotebookEditor);
    for (const terminal of window.terminals) {
      yield terminalOpened(terminal, this.#terminals);
      yield terminalState(terminal, this.#terminals);
    }
    if (window.activeTerminal !== undefined)
      yield terminalActive(window.activeTerminal, this.#terminals);
    if (debug.activeDebugSession !== undefined) {
      yield { e: 'dbgActive', id: debug.activeDebugSession.id };
      yield debugSession('dbgStart', debug.activeDebugSession);
    }
    for (const execution of tasks.taskExecutions) yield task('taskStart', execution);
  }

  readonly #sink = (body: RawEventBody): void => {
    this.take({ seq: this.#seq++, t: this.options.clock.now(), ...body });
    if (body.e === 'docOpen') void this.options.locator.prepare(body.u);
  };
}
