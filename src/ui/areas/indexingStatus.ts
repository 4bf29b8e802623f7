import * as vscode from 'vscode';
import { countText } from '../../core/format/numbers';
import type { Clock } from '../../core/ports/clock';
import type { AreasSource } from './areasSource';

/** What takes no longer needs no sign, ms. */
const QUIET = 1_000;

/** An item in the status bar while a history is being read for longer than a moment; a click ends it. */
export class IndexingStatus implements vscode.Disposable {
  readonly #source: AreasSource;
  readonly #clock: Clock;
  readonly #item: vscode.StatusBarItem;
  readonly #subscription: vscode.Disposable;
  #since: number | null = null;
  #cancel: (() => void) | undefined;

  constructor(source: AreasSource, clock: Clock) {
    this.#source = source;
    this.#clock = clock;
    this.#item = vscode.window.createStatusBarItem(
      'handsOn.indexing',
      vscode.StatusBarAlignment.Left,
      -1,
    );
    this.#item.name = 'Hands-On: Reading History';
    this.#item.command = 'handsOn.cancelIndexing';
    this.#subscription = source.onDidChange(() => {
      this.#update();
    });
  }

  dispose(): void {
    this.#cancel?.();
    this.#subscription.dispose();
    this.#item.dispose();
  }

  #update(): void {
    this.#cancel?.();
    const reading = (this.#source.home?.repositories ?? []).filter(
      ({ state }) => state === 'indexing',
    );
    void vscode.commands.executeCommand('setContext', 'handsOn.indexing', reading.length > 0);
    if (reading.length === 0) {
      this.#since = null;
      this.#item.hide();
      return;
    }
    const now = this.#clock.now();
    this.#since ??= now;
    const names = reading.map(({ name }) => name).join(', ');
    const commits = countText(
      reading.reduce((sum, repository) => sum + repository.commits, 0),
      'commit',
    );
    this.#item.text = `$(sync~spin) ${commits}`;
    this.#item.tooltip = `Hands-On is reading the history of ${names}: ${commits} so far. Click to stop; what was read is kept.`;
    this.#item.accessibilityInformation = {
      label: `Hands-On is reading the history of ${names}, ${commits} so far. Press to stop.`,
      role: 'button',
    };
    const left = this.#since + QUIET - now;
    if (left <= 0) this.#item.show();
    else {
      this.#cancel = this.#clock.after(left, () => {
        this.#item.show();
      });
    }
  }
}
