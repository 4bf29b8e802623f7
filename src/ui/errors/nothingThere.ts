import * as vscode from 'vscode';
import { CancelledError } from '../../core/errors/expectedError';

/** What helps instead, one click away. */
export interface Instead {
  readonly title: string;
  readonly command: string;
}

/**
 * Says that there is nothing to do something to, and what helps: an answer, no failure, so it is told as one
 * and not logged. Not awaited: a message stays until it is closed, and the command is over.
 *
 * @throws CancelledError
 */
export function nothingThere(message: string, ...instead: readonly Instead[]): never {
  void vscode.window
    .showInformationMessage(message, ...instead.map(({ title }) => title))
    .then((choice) => {
      const chosen = instead.find(({ title }) => title === choice);
      return chosen === undefined ? undefined : vscode.commands.executeCommand(chosen.command);
    });
  throw new CancelledError();
}
