import * as vscode from 'vscode';
import type { ErrorPolicy } from '../errors/errorPolicy';

/** Commands by their id, with the title that a person knows. */
type Commands = Readonly<
  Record<string, { readonly title: string; readonly run: (...args: readonly unknown[]) => unknown }>
>;

/** Registers commands, each wrapped once by the error policy. */
export function registerCommands(commands: Commands, policy: ErrorPolicy): vscode.Disposable {
  return vscode.Disposable.from(
    ...Object.entries(commands).map(([id, { title, run }]) =>
      vscode.commands.registerCommand(id, (...args: readonly unknown[]) =>
        policy.run(title, () => run(...args)),
      ),
    ),
  );
}
