import * as vscode from 'vscode';
import type { Log } from '../../core/ports/log';
import type { Failure } from './failure';
import { failureOf } from './failure';

const SHOW_LOG = 'Show log';

/** The one place that decides what happens when something a person asked for fails. */
export class ErrorPolicy {
  readonly #log: Log;
  readonly #showLog: () => void;

  constructor(log: Log, showLog: () => void) {
    this.#log = log;
    this.#showLog = showLog;
  }

  /** Runs what a person asked for; never rejects. @param what the title of its command */
  async run(what: string, action: () => unknown): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.#tell(what, error);
    }
  }

  #tell(what: string, error: unknown): void {
    const failure = failureOf(what, error);
    if (failure.kind === 'cancelled') return;
    if (failure.kind === 'expected') this.#log.warn(`${what}: ${failure.message}`);
    else this.#log.error(`${what} failed`, error);

    // Not awaited: a toast stays until it is closed, and the command is over.
    void toast(failure).then((choice) => {
      if (choice === SHOW_LOG) this.#showLog();
    });
  }
}

function toast({
  kind,
  message,
}: Exclude<Failure, { kind: 'cancelled' }>): Thenable<string | undefined> {
  return kind === 'expected'
    ? vscode.window.showWarningMessage(message, SHOW_LOG)
    : vscode.window.showErrorMessage(message, SHOW_LOG);
}
