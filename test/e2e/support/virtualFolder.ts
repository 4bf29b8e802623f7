import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const MANIFEST = {
  name: 'virtual-folder',
  publisher: 'hands-on-test',
  version: '0.0.1',
  engines: { vscode: '^1.101.0' },
  main: './main.js',
  activationEvents: ['onFileSystem:memory'],
  extensionKind: ['workspace'],
};

const MAIN = `
const vscode = require('vscode');
const file = { type: vscode.FileType.File, ctime: 0, mtime: 0, size: 0 };
const folder = { ...file, type: vscode.FileType.Directory };
let text = Buffer.from('export const a = 1;\\n'.repeat(40));
exports.activate = ({ subscriptions }) => {
  const changed = new vscode.EventEmitter();
  subscriptions.push(changed, vscode.workspace.registerFileSystemProvider('memory', {
    onDidChangeFile: changed.event,
    watch: () => ({ dispose() {} }),
    stat: ({ path }) => {
      if (path === '/project/a.ts') return { ...file, size: text.length };
      if (path === '/project' || path === '/') return folder;
      throw vscode.FileSystemError.FileNotFound(path);
    },
    readDirectory: ({ path }) => (path === '/project' ? [['a.ts', file.type]] : []),
    readFile: () => text,
    writeFile: (uri, written) => { text = Buffer.from(written); },
    createDirectory() {}, delete() {}, rename() {},
  }));
};
`;

/** The address of the folder that {@link virtualFolderExtension} provides; it holds `a.ts`. */
export const VIRTUAL_FOLDER = 'memory:/project';

/** Writes an extension that provides a folder which is on no disk. @returns its folder */
export function virtualFolderExtension(into: string): string {
  mkdirSync(into, { recursive: true });
  writeFileSync(path.join(into, 'package.json'), JSON.stringify(MANIFEST));
  writeFileSync(path.join(into, 'main.js'), MAIN);
  return into;
}
