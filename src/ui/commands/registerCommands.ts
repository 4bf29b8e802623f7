import * as vscode from 'vscode';
import type { ErrorPolicy } from '../errors/errorPolicy';
import type { CommandId, CommandTable } from './commandTable';
import { COMMAND_TITLES } from './commandTable';

/** Registers the table, each command wrapped once by the error policy. */
export function registerCommands(table: CommandTable, policy: ErrorPolicy): vscode.Disposable {
  const ids = Object.keys(table) as CommandId[];
  return vscode.Disposable.from(
    ...ids.map((id) =>
      vscode.commands.registerCommand(id, (...args: readonly unknown[]) =>
        policy.run(COMMAND_TITLES[id], () => table[id](...args)),
      ),
    ),
  );
}
