import * as vscode from 'vscode';
import { CancelledError, ExpectedError } from '../../core/errors/expectedError';
import { handOffFileName, numberedName } from '../../core/handoff/fileName';
import type { HandOffFacts } from '../../core/handoff/handOffFacts';
import { handOffNote, NEXT_STEP } from '../../core/handoff/note';

/** Two notes of one minute are possible, a hundred are not. */
const MOST_OF_ONE_NAME = 99;

interface Way extends vscode.QuickPickItem {
  readonly go: (text: string, facts: HandOffFacts) => Promise<void>;
}

/**
 * Writes a hand-off note where the person says: into a new document, the clipboard, or the folder of the
 * setting. Nothing is written anywhere else.
 *
 * @param folder of the setting, or undefined
 */
export async function writeHandOff(
  gather: () => Promise<HandOffFacts>,
  folder: vscode.Uri | undefined,
): Promise<void> {
  const ways = folder === undefined ? [OPEN, COPY] : [OPEN, COPY, saveIn(folder)];
  const way = await vscode.window.showQuickPick(ways, {
    title: 'Write Hand-Off Note',
    placeHolder: 'Branch, changes, commits, places and problems, with room for the next step',
  });
  if (way === undefined) throw new CancelledError();
  const facts = await gather();
  await way.go(handOffNote(facts), facts);
}

const OPEN: Way = {
  label: '$(new-file) Open as a New Document',
  detail: 'Not saved anywhere unless you save it.',
  go: async (content) => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    // The one thing that only the person knows is what they write first.
    const line = content.split('\n').indexOf(NEXT_STEP) + 2;
    const selection = new vscode.Range(line, 0, line, 0);
    await vscode.window.showTextDocument(document, { preview: false, selection });
  },
};

const COPY: Way = {
  label: '$(copy) Copy as Markdown',
  detail: 'For a message, a ticket or a pull request.',
  go: async (content) => {
    await vscode.env.clipboard.writeText(content);
    vscode.window.setStatusBarMessage('Hands-On: hand-off note copied', 5_000);
  },
};

function saveIn(folder: vscode.Uri): Way {
  return {
    label: `$(save) Save in ${folder.fsPath}`,
    detail: 'The folder of the setting Hand Off Folder.',
    go: async (content, facts) => {
      const file = await freeName(
        folder,
        handOffFileName(facts, facts.git?.branch ?? facts.git?.leftBranch ?? null),
      );
      try {
        await vscode.workspace.fs.createDirectory(folder);
        await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(content));
      } catch (error) {
        throw new ExpectedError(
          `The hand-off note could not be written to ${file.fsPath}: ${String(error)}.`,
          'You can still open or copy it.',
          'Check the setting Hand Off Folder.',
        );
      }
      await vscode.window.showTextDocument(file, { preview: false });
    },
  };
}

/** No note is written over. */
async function freeName(folder: vscode.Uri, name: string): Promise<vscode.Uri> {
  for (let number = 1; ; number++) {
    const file = vscode.Uri.joinPath(folder, numberedName(name, number));
    const taken = await vscode.workspace.fs.stat(file).then(
      () => true,
      () => false,
    );
    if (!taken || number === MOST_OF_ONE_NAME) return file;
  }
}
