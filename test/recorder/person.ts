import * as vscode from 'vscode';
import type { Mark } from './agent';

/** What a person has installed beside us: inline suggestions, and an extension that handles keys itself. */
export function registerPerson(mark: Mark): vscode.Disposable {
  /** Edits at the cursor, as an extension in the manner of Vim makes them. */
  const edits = (id: string, change: (editor: vscode.TextEditor) => Thenable<unknown>) =>
    vscode.commands.registerCommand(`recorder.${id}`, async () => {
      const editor = vscode.window.activeTextEditor;
      if (editor === undefined) return;
      mark('begin', id, 'human');
      await change(editor);
      setTimeout(() => {
        mark('end', id, 'human');
      }, 150);
    });
  return vscode.Disposable.from(
    edits('deleteWord', (editor) =>
      editor.edit((edit) => {
        const { active } = editor.selection;
        const word = editor.document.getWordRangeAtPosition(active);
        edit.delete(new vscode.Range(active, word?.end ?? active));
      }),
    ),
    edits('openLine', async (editor) => {
      const line = editor.document.lineAt(editor.selection.active.line);
      await editor.edit((edit) => {
        edit.insert(line.range.end, '\n');
      });
      const below = new vscode.Position(line.lineNumber + 1, 0);
      editor.selection = new vscode.Selection(below, below);
    }),
    overriddenType(mark),
    vscode.languages.registerInlineCompletionItemProvider(
      { pattern: '**/inline.*' },
      { provideInlineCompletionItems: (document, at) => ghosts(document, at) },
    ),
  );
}

/** Takes the keys, and passes them on or edits by itself, until it is asked for again. */
function overriddenType(mark: Mark): vscode.Disposable {
  let taken: vscode.Disposable | undefined;
  const take = (run: (text: string) => Thenable<unknown>): void => {
    const release = taken;
    taken = undefined;
    if (release !== undefined) {
      release.dispose();
      mark('end', 'keys', 'human');
      return;
    }
    mark('begin', 'keys', 'human');
    taken = vscode.commands.registerCommand('type', (args: { readonly text: string }) =>
      run(args.text),
    );
  };
  return vscode.Disposable.from(
    {
      dispose: () => {
        taken?.dispose();
      },
    },
    vscode.commands.registerCommand('recorder.passKeys', () => {
      take((text) => vscode.commands.executeCommand('default:type', { text }));
    }),
    vscode.commands.registerCommand('recorder.editKeys', () => {
      take(async (text) => {
        const editor = vscode.window.activeTextEditor;
        await editor?.edit((edit) => {
          edit.insert(editor.selection.active, text);
        });
      });
    }),
  );
}

/** What follows the beginnings that the tests type. */
const GHOSTS: readonly (readonly [begin: string, rest: string])[] = [
  ['const total', ' = prices.reduce((sum, price) => sum + price, 0);'],
  ['const crates', ' = harvest.map((apple) => apple.crate);'],
  [
    'function weigh',
    '(apples: number[]): number {\n  let all = 0;\n  for (const apple of apples) all += apple;\n  return all;\n}',
  ],
];

function ghosts(document: vscode.TextDocument, at: vscode.Position): vscode.InlineCompletionItem[] {
  const before = document.lineAt(at.line).text.slice(0, at.character);
  return GHOSTS.flatMap(([begin, rest]) => {
    const whole = begin + rest;
    if (!before.startsWith(begin) || !whole.startsWith(before) || before === whole) return [];
    return [new vscode.InlineCompletionItem(whole.slice(before.length), new vscode.Range(at, at))];
  });
}
