import * as vscode from 'vscode';
import { joined } from '../subscription';
import type { RawSink, Subscription } from '../subscription';
import { COMMAND_LIMIT, terminalActive, terminalOpened, terminalState } from './copyTerminal';
import type { TerminalNumbers } from './copyTerminal';

/** Terminals and the commands that shell integration tells; never what they print. */
export function subscribeTerminals(sink: RawSink, numbers: TerminalNumbers): Subscription {
  const { window } = vscode;
  return joined([
    window.onDidOpenTerminal((terminal) => {
      sink(terminalOpened(terminal, numbers));
    }),
    window.onDidCloseTerminal((terminal) => {
      sink({ e: 'termClose', name: terminal.name, id: numbers.of(terminal) });
    }),
    window.onDidChangeActiveTerminal((terminal) => {
      sink(terminalActive(terminal, numbers));
    }),
    window.onDidChangeTerminalState((terminal) => {
      sink(terminalState(terminal, numbers));
    }),
    window.onDidChangeTerminalShellIntegration(({ terminal }) => {
      sink({ e: 'termShellInt', name: terminal.name, id: numbers.of(terminal) });
    }),
    window.onDidStartTerminalShellExecution(({ terminal, execution: { commandLine } }) => {
      sink({
        e: 'shellExecStart',
        name: terminal.name,
        cmd: commandLine.value.slice(0, COMMAND_LIMIT),
        conf: commandLine.confidence,
        id: numbers.of(terminal),
      });
    }),
    window.onDidEndTerminalShellExecution(({ terminal, exitCode }) => {
      sink({
        e: 'shellExecEnd',
        name: terminal.name,
        code: exitCode ?? null,
        id: numbers.of(terminal),
      });
    }),
  ]);
}
