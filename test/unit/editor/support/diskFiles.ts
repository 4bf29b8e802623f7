import { watch as watchFolder } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { FileAccess } from '../../../../src/editor/fileAccess';

/** The real disk, without VS Code between. */
export const diskFiles: FileAccess = {
  async kind(uri) {
    return stat(pathOf(uri)).then(
      (found) => (found.isDirectory() ? 'folder' : 'file'),
      () => null,
    );
  },
  async read(uri) {
    return readFile(pathOf(uri), 'utf8').catch(() => null);
  },
  watch(folder, names, written) {
    try {
      const watcher = watchFolder(pathOf(folder), (_, name) => {
        if (name !== null && names.includes(name)) written(name);
      });
      return {
        dispose: () => {
          watcher.close();
        },
      };
    } catch {
      return { dispose: () => undefined };
    }
  },
};

/** A path as the decoded URI that VS Code would make of it. */
export function uriOf(path: string): string {
  return decodeURI(pathToFileURL(path).toString()).replace(/\/$/, '');
}

function pathOf(uri: string): string {
  return fileURLToPath(encodeURI(uri));
}
