import * as vscode from 'vscode';
import type { Clock } from '../../core/ports/clock';
import type { Subscription } from '../subscription';
import { vscodeFiles } from '../vscodeFiles';
import { NearestRepository } from './repositoryLocator';

export interface WorkspaceLocatorOptions {
  readonly clock: Pick<Clock, 'now'>;
  /** The extension's `globalStorageUri`, from which the folder of the user's settings follows. */
  readonly globalStorage?: vscode.Uri;
}

/** Finds the repositories of this window's workspace, and tells each root once. */
export class WorkspaceLocator extends NearestRepository implements Subscription {
  readonly #found: vscode.EventEmitter<string>;
  readonly #folders: vscode.Disposable;
  readonly #roots = new Set<string>();

  constructor({ clock, globalStorage }: WorkspaceLocatorOptions) {
    const found = new vscode.EventEmitter<string>();
    super({
      files: vscodeFiles,
      folders: workspaceFolders,
      now: () => clock.now(),
      // <data>/User/globalStorage/<extension>: the settings, snippets and key bindings are in User.
      ...(globalStorage !== undefined && {
        outside: [vscode.Uri.joinPath(globalStorage, '..', '..').toString(true)],
      }),
      found: (root) => {
        found.fire(root);
      },
    });
    this.#found = found;
    found.event((root) => this.#roots.add(root));
    this.#folders = vscode.workspace.onDidChangeWorkspaceFolders(() => {
      this.forget();
      this.#learnFolders();
    });
    this.#learnFolders();
  }

  /** Calls back for each root, also for those found before. */
  onRoot(take: (root: string) => void): Subscription {
    this.#roots.forEach(take);
    return this.#found.event(take);
  }

  dispose(): void {
    this.#folders.dispose();
    this.#found.dispose();
  }

  #learnFolders(): void {
    // Any name does: it is the folder that is looked up.
    for (const folder of workspaceFolders()) void this.prepare(`${folder}/.`);
  }
}

function workspaceFolders(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => trimmed(uri.toString(true)));
}

function trimmed(uri: string): string {
  return uri.replace(/(?<=[^/])\/+$/, '');
}
