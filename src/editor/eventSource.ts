import * as vscode from 'vscode';
import type { RawEvent, RawEventBody } from '../core/events/rawEvent';
import type { Clock } from '../core/ports/clock';
import type { CopyDocumentChange } from './documents/copyDocumentChange';
import { documentOpened, subscribeDocuments } from './documents/documentEvents';
import { DocumentNames } from './documents/documentNames';
import { activeEditor, subscribeSelections, visibleEditors } from './selections/selectionEvents';
import type { Subscription } from './subscription';
import { subscribeTabs, tabs } from './tabs/tabEvents';
import { meta, subscribeWindow, windowState } from './window/windowEvents';

export interface EventSourceOptions {
  readonly clock: Pick<Clock, 'now' | 'after'>;
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
  readonly #subscriptions: Subscription[] = [];
  #seq = 0;

  /** @param take gets every event, in the listener's own call: it must be quick and must not throw. */
  constructor(
    private readonly take: (event: RawEvent) => void,
    private readonly options: EventSourceOptions,
  ) {}

  /** Writes what is open now and listens from then on. */
  start(): void {
    const { clock, copyChange, burstLimit } = this.options;
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
    );
    for (const body of this.#snapshot()) this.#sink(body);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions.splice(0)) subscription.dispose();
  }

  *#snapshot(): Generator<RawEventBody> {
    const { window, workspace } = vscode;
    yield meta();
    yield windowState();
    for (const document of workspace.textDocuments) yield documentOpened(document, this.#names);
    yield tabs(0, 0, 0);
    yield visibleEditors(window.visibleTextEditors, this.#names);
    yield activeEditor(window.activeTextEditor, this.#names);
  }

  readonly #sink = (body: RawEventBody): void => {
    this.take({ seq: this.#seq++, t: this.options.clock.now(), ...body });
  };
}
