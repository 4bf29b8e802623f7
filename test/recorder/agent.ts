import * as vscode from 'vscode';

/** Begins or ends a stretch of which the recording knows who writes. */
export type Mark = (phase: 'begin' | 'end', label: string, kind: 'agent' | 'human') => void;

const WORDS =
  'const totals = orders.filter((order) => order.open).map((order) => order.total); // open ones only ';
const FUNCTION = `
export function sumOf(numbers: readonly number[]): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}
`;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Writes as coding agents inside of VS Code do: by edits of the workspace, at the end of a document. */
export function registerAgent(mark: Mark): vscode.Disposable {
  const play = (id: string, run: (document: vscode.TextDocument) => Promise<void>) =>
    vscode.commands.registerCommand(`recorder.${id}`, async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document === undefined) return;
      mark('begin', id, 'agent');
      await run(document);
      // Nobody else touches anything meanwhile, so that the mark holds for this alone.
      await pause(400);
      mark('end', id, 'agent');
    });
  return vscode.Disposable.from(
    play('stream', async (document) => {
      for (const word of WORDS.match(/\S+\s*/g) ?? []) {
        await insert(document, word);
        await pause(30);
      }
    }),
    play('letters', async (document) => {
      for (const letter of '// letter by letter, faster than fingers') {
        await insert(document, letter);
        await pause(20);
      }
    }),
    play('above', async (document) => {
      for (let line = 0; line < 8; line++) {
        const edit = new vscode.WorkspaceEdit();
        edit.insert(
          document.uri,
          new vscode.Position(line, 0),
          `export const above${line} = ${line};\n`,
        );
        await vscode.workspace.applyEdit(edit);
        await pause(60);
      }
    }),
    play('block', async (document) => {
      const edit = new vscode.WorkspaceEdit();
      const all = new vscode.Range(0, 0, document.lineCount, 0);
      edit.replace(document.uri, all, document.getText().replaceAll('above', 'over') + FUNCTION);
      await vscode.workspace.applyEdit(edit);
    }),
    play('function', (document) => insert(document, FUNCTION)),
    play('background', async () => {
      const [file] = await vscode.workspace.findFiles('src/background.ts');
      if (file === undefined) return;
      const document = await vscode.workspace.openTextDocument(file);
      await insert(document, FUNCTION);
      await document.save();
    }),
  );
}

async function insert(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, document.lineAt(document.lineCount - 1).range.end, text);
  await vscode.workspace.applyEdit(edit);
}
