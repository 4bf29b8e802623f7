import * as vscode from 'vscode';
import { joined } from '../subscription';
import type { RawSink, Subscription } from '../subscription';
import { isWatched } from './watchedPath';

/**
 * Tells which files of the workspace changed on disk, by path only, while somebody asks for it. A watcher
 * over a whole workspace is not free, so there is none at other times.
 */
export class WorkspaceWatcher implements Subscription {
  #watcher: Subscription | null = null;

  constructor(private readonly sink: RawSink) {}

  set(on: boolean): void {
    if (on === (this.#watcher !== null)) return;
    this.#watcher?.dispose();
    this.#watcher = on ? this.#watch() : null;
  }

  dispose(): void {
    this.set(false);
  }

  #watch(): Subscription {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*');
    const tell = (e: 'fsChange' | 'fsCreate' | 'fsDelete') => (uri: vscode.Uri) => {
      const u = uri.toString(true);
      if (isWatched(u)) this.sink({ e, u });
    };
    return joined([
      watcher,
      watcher.onDidChange(tell('fsChange')),
      watcher.onDidCreate(tell('fsCreate')),
      watcher.onDidDelete(tell('fsDelete')),
    ]);
  }
}
