import * as vscode from 'vscode';
import { joined } from '../subscription';
import type { RawSink, Subscription } from '../subscription';

/** Files that the editor itself created, deleted or renamed. */
export function subscribeFiles(sink: RawSink): Subscription {
  const { workspace } = vscode;
  return joined([
    workspace.onDidCreateFiles(({ files }) => {
      sink({ e: 'filesCreated', u: files.map(name) });
    }),
    workspace.onDidDeleteFiles(({ files }) => {
      sink({ e: 'filesDeleted', u: files.map(name) });
    }),
    workspace.onDidRenameFiles(({ files }) => {
      sink({
        e: 'filesRenamed',
        u: files.map(({ oldUri, newUri }) => [name(oldUri), name(newUri)]),
      });
    }),
  ]);
}

function name(uri: vscode.Uri): string {
  return uri.toString(true);
}
