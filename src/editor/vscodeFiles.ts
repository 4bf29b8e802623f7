import * as vscode from 'vscode';
import type { FileAccess } from './fileAccess';
import { joined } from './subscription';
import { splitUri } from './uriText';

/** The disk (or whatever holds the workspace) as VS Code gives it. */
export const vscodeFiles: FileAccess = {
  async kind(uri) {
    try {
      const { type } = await vscode.workspace.fs.stat(parsed(uri));
      return (type & vscode.FileType.Directory) === 0 ? 'file' : 'folder';
    } catch {
      return null;
    }
  },

  async read(uri) {
    try {
      return new TextDecoder().decode(await vscode.workspace.fs.readFile(parsed(uri)));
    } catch {
      return null;
    }
  },

  watch(folder, names, written) {
    const pattern = names.length === 1 ? names.join('') : `{${names.join(',')}}`;
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(parsed(folder), pattern),
    );
    const tell = ({ path }: vscode.Uri): void => {
      written(path.slice(path.lastIndexOf('/') + 1));
    };
    return joined([
      watcher,
      watcher.onDidChange(tell),
      watcher.onDidCreate(tell),
      watcher.onDidDelete(tell),
    ]);
  },
};

/** Decoded URIs are not to be parsed as they are: a name may hold what looks like an encoded letter. */
function parsed(uri: string): vscode.Uri {
  const parts = splitUri(uri);
  if (parts === null) return vscode.Uri.file(uri);
  const path = parts.path.replaceAll(/%23/g, '#').replaceAll(/%3F/gi, '?');
  return vscode.Uri.from({ scheme: parts.scheme, authority: parts.authority, path });
}
