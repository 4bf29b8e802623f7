import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { toolEnv, VSCE } from '../../../scripts/vscode/vsix';

/** Title of a command that makes the open folder one of two, in a workspace that has no file of its own. */
export const ADD_FOLDER = 'Test: Add a Second Folder';

/** Names the folder that is added, in the environment of the server. */
export const SECOND_FOLDER = 'HANDS_ON_SECOND_FOLDER';

const MANIFEST = {
  name: 'virtual-folder',
  publisher: 'hands-on-test',
  version: '0.0.1',
  engines: { vscode: '^1.101.0' },
  main: './main.js',
  activationEvents: ['onFileSystem:memory'],
  extensionKind: ['workspace'],
  contributes: {
    commands: [{ command: 'virtualFolder.add', category: 'Test', title: 'Add a Second Folder' }],
  },
};

const MAIN = `
const vscode = require('vscode');
const file = { type: vscode.FileType.File, ctime: 0, mtime: 0, size: 0 };
const folder = { ...file, type: vscode.FileType.Directory };
let text = Buffer.from('export const a = 1;\\n'.repeat(40));
exports.activate = ({ subscriptions }) => {
  const changed = new vscode.EventEmitter();
  subscriptions.push(vscode.commands.registerCommand('virtualFolder.add', () => {
    const uri = vscode.Uri.file(process.env.${SECOND_FOLDER});
    vscode.workspace.updateWorkspaceFolders(1, 0, { uri });
  }));
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

/**
 * Packages an extension that provides a folder which is on no disk. A window with an extension under development may
 * load its folder anew just when it is to show another workspace, so this one is installed.
 *
 * @param into a new folder to work in
 * @returns the package's file
 */
export function virtualFolderExtension(into: string): string {
  mkdirSync(into, { recursive: true });
  writeFileSync(path.join(into, 'package.json'), JSON.stringify(MANIFEST));
  writeFileSync(path.join(into, 'main.js'), MAIN);
  const vsix = path.join(into, 'virtual-folder.vsix');
  const options = ['--no-dependencies', '--allow-missing-repository', '--skip-license'];
  const args = [VSCE, 'package', ...options, '--out', vsix];
  execFileSync(process.execPath, args, { cwd: into, env: toolEnv(), stdio: 'pipe' });
  return vsix;
}
