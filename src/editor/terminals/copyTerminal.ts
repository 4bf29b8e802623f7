import type * as vscode from 'vscode';
import type { RawEventBody, TerminalCreation } from '../../core/events/rawEvent';

/** Characters of a command line that are copied: enough to see which program it starts. */
export const COMMAND_LIMIT = 200;

/** What a terminal was created with, as far as it has a program (extensions' own terminals have none). */
export function creationOf(options: vscode.Terminal['creationOptions']): TerminalCreation {
  const { name } = options;
  const { shellPath, shellArgs }: vscode.TerminalOptions = 'pty' in options ? {} : options;
  const args = typeof shellArgs === 'string' ? shellArgs : shellArgs?.join(' ');
  return {
    ...(name !== undefined && { name }),
    ...(shellPath !== undefined && { shell: shellPath }),
    ...(args !== undefined && { args: args.slice(0, COMMAND_LIMIT) }),
  };
}

/** Numbers of terminals: names repeat, and change with the program that runs. */
export class TerminalNumbers {
  readonly #numbers = new WeakMap<vscode.Terminal, number>();
  #last = 0;

  of(terminal: vscode.Terminal): number {
    let number = this.#numbers.get(terminal);
    if (number === undefined) {
      number = ++this.#last;
      this.#numbers.set(terminal, number);
    }
    return number;
  }
}

/** The record of a terminal's opening, also of those open when tracking starts. */
export function terminalOpened(terminal: vscode.Terminal, numbers: TerminalNumbers): RawEventBody {
  return {
    e: 'termOpen',
    name: terminal.name,
    id: numbers.of(terminal),
    opt: creationOf(terminal.creationOptions),
  };
}

/** The record of the active terminal, or of none. */
export function terminalActive(
  terminal: vscode.Terminal | undefined,
  numbers: TerminalNumbers,
): RawEventBody {
  return terminal === undefined
    ? { e: 'termActive', name: null }
    : { e: 'termActive', name: terminal.name, id: numbers.of(terminal) };
}

/** The record of a terminal's first input, or of a change of its shell. */
export function terminalState(terminal: vscode.Terminal, numbers: TerminalNumbers): RawEventBody {
  const { isInteractedWith, shell } = terminal.state;
  return {
    e: 'termState',
    name: terminal.name,
    interacted: isInteractedWith,
    ...(shell !== undefined && { shell }),
    id: numbers.of(terminal),
  };
}
