import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../scripts/lib/run';
import { eventually } from '../../scripts/vscode/processes';
import { buildRecorder } from '../recorder/build';
import { codeLines, makeRepository, ME } from '../support/repository';
import { marked } from './support/marks';
import { scoreRecording } from './support/scoreRecording';
import { Session } from './support/session';
import { PATIENCE } from './support/workbench';

const SNIPPETS = `{
  "Loop over prices": {
    "prefix": "loopy",
    "body": ["for (const \${1:price} of prices) {", "  use(\${1:price});", "}"]
  }
}
`;
const NOTEBOOK = `{
  "cells": [{ "cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": ["a = 1\\n"] }],
  "metadata": { "language_info": { "name": "python" } },
  "nbformat": 4,
  "nbformat_minor": 5
}
`;
const TIDY = `import { Price, unused } from './prices';

export const price: Price = 1;
`;

describe('who made every kind of edit, in a real VS Code', () => {
  let scratch: string;
  let trace: string;
  let session: Session;

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-activities-'));
    trace = path.join(scratch, 'played.jsonl');
    session = await Session.start({
      workspace: (folder) => {
        makeRepository(folder, [
          {
            author: ME,
            message: 'Plant an orchard',
            date: Date.now() - 60 * 60_000,
            files: {
              'src/inline.ts': 'export const prices = [1, 2];\n\n',
              'src/lines.ts': codeLines('line', 14),
              'src/one.ts': 'export const apple = 1;\nexport const pear = apple + 1;\n',
              'src/two.ts': "import { apple } from './one';\nexport const two = apple * 2;\n",
              'src/prices.ts': 'export type Price = number;\nexport const unused = 1;\n',
              'src/tidy.tsx': TIDY,
              'src/form.js': 'export function form(a) {\n  return a;\n}\n',
              'src/agent.ts': codeLines('agent', 8),
              'notes.md': 'Notes\n\n',
              'book.ipynb': NOTEBOOK,
              '.vscode/own.code-snippets': SNIPPETS,
              'tsconfig.json':
                '{ "compilerOptions": { "strict": true, "jsx": "preserve", "allowJs": true }, "include": ["src"] }\n',
            },
          },
        ]);
      },
      settings: {
        'editor.tabCompletion': 'onlySnippets',
        'editor.inlineSuggest.minShowDelay': 0,
        '[javascript]': {
          'editor.formatOnSave': true,
          'editor.formatOnType': true,
          'editor.formatOnPaste': true,
        },
        '[typescriptreact]': {
          'editor.codeActionsOnSave': { 'source.organizeImports': 'explicit' },
        },
      },
      development: await buildRecorder(),
      env: { HANDS_ON_RECORD: trace },
    });
    assert.ok(await eventually(() => existsSync(trace), PATIENCE));
  });
  after(async () => {
    await session.end();
    rmSync(scratch, { recursive: true, force: true });
  });

  const rest = (ms = 150): Promise<void> => session.workbench.page.waitForTimeout(ms);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await session.workbench.press(key);
      await rest(40);
    }
  };
  const type = (text: string, delay = 30): Promise<void> => session.workbench.type(text, delay);
  const command = async (title: string): Promise<void> => {
    await session.workbench.runCommand(title);
    await rest();
  };
  const paste = async (text: string): Promise<void> => {
    await session.workbench.page.evaluate((what) => navigator.clipboard.writeText(what), text);
    await press('Control+V');
  };
  /** Waits until the editor shows what must have come of it. */
  const shows = async (text: string, timeout = PATIENCE): Promise<void> => {
    const { workbench } = session;
    const found = async (): Promise<boolean> => (await workbench.visibleText()).includes(text);
    assert.ok(
      await eventually(found, timeout),
      `${text} is not in\n${await workbench.visibleText()}`,
    );
    await rest();
  };
  const saved = async (): Promise<void> => {
    // What comes right before a save is taken for a part of it.
    await rest();
    await press('Control+S');
    await session.workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await rest();
  };
  it('plays commands on lines, several carets, and the mouse', async () => {
    const { workbench } = session;
    await workbench.openFile('src/lines.ts');
    await press('Control+Home', 'Shift+Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowUp');
    await press('Shift+ArrowDown', 'Shift+ArrowDown', 'Control+/', 'Control+/', 'Tab', 'Shift+Tab');
    await press('Shift+Alt+A', 'Control+Z', 'Escape');
    await command('Sort Lines Descending');
    await command('Transform to Uppercase');
    await press('Control+Z', 'ArrowRight', 'Control+Enter', 'ArrowDown', 'Control+Shift+Enter');
    await press('Control+Home');
    await command('Add Cursor Below');
    await command('Add Cursor Below');
    await type('many ', 80);
    await press('Backspace', 'Enter', 'Escape', 'Escape');
    const word = workbench.editor().locator('.view-line').nth(8).locator('span span').first();
    await word.dblclick();
    const from = await word.boundingBox();
    assert.ok(from !== null);
    const { mouse } = workbench.page;
    await rest(300);
    await mouse.move(from.x + 15, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(from.x + 60, from.y + 60, { steps: 8 });
    await rest(300);
    await mouse.up();
    await rest(300);
    await press('Control+End');
    await type('( "around"');
    await saved();
  });

  it('plays an input method and prose', async () => {
    const { workbench } = session;
    await workbench.openFile('notes.md');
    await press('Control+End');
    const input = await workbench.page.context().newCDPSession(workbench.page);
    for (const text of ['n', 'ni', 'nih', 'nihao']) {
      await input.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
      await rest(120);
    }
    await input.send('Input.insertText', { text: '你好' });
    await rest(200);
    await type(' – naïve prose, “quoted”');
    await press('Enter');
    await type('- one');
    await press('Enter');
    await type('😀 done');
    await input.detach();
    await saved();
  });

  it('plays inline suggestions, whole, by word, and turned down', async () => {
    const { workbench } = session;
    await workbench.openFile('src/inline.ts');
    await press('Control+End');
    const ghost = workbench.editor().locator('[class*="ghost-text"]').first();
    await type('const total');
    await ghost.waitFor();
    await press('Tab');
    await shows('sum + price, 0);');
    await press('End', 'Enter');
    await type('const crates');
    await ghost.waitFor();
    for (let word = 0; word < 3; word++) {
      await rest(250);
      await press('Control+ArrowRight');
    }
    await rest(300);
    await press('Tab');
    await shows('apple.crate);');
    await press('End', 'Enter');
    await type('function weigh');
    await ghost.waitFor();
    await press('Tab');
    await shows('return all;');
    await press('Control+End', 'Enter');
    await type('const total');
    await ghost.waitFor();
    await press('Escape');
    await type('ly = 5;');
    await saved();
  });

  it('plays snippets by name and by prefix', async () => {
    const { workbench } = session;
    await workbench.openFile('src/inline.ts');
    await press('Control+End', 'Enter');
    await type('loopy');
    await press('Tab');
    await shows('use(price)');
    await type('cost');
    await press('Escape', 'Control+End', 'Enter');
    const widget = workbench.quickInput();
    await workbench.startCommand('Snippets: Insert Snippet');
    await widget.getByPlaceholder('Select a snippet').fill('loopy');
    await widget.locator('.monaco-list-row').filter({ hasText: 'loopy' }).first().click();
    await widget.waitFor({ state: 'hidden' });
    await rest(300);
    await press('Escape');
    await saved();
  });

  it('plays formatters as one types, pastes and saves', async () => {
    const { workbench } = session;
    await workbench.openFile('src/form.js');
    await press('Control+End');
    await type('const   late=[1,2 ,3];');
    await shows('const late = [1, 2, 3];');
    await press('Enter');
    await paste('function  pasted( a ){\n      return   a\n}\n');
    await shows('function pasted(a) {');
    await press('Control+End');
    await type('if  (late){form( 1 )');
    await rest(400);
    await saved();
    await workbench.openFile('src/tidy.tsx');
    await press('Control+End');
    await type('export const dirty = 1;');
    await saved();
    assert.ok(
      await eventually(
        () => !readFileSync(path.join(session.folder, 'src/tidy.tsx'), 'utf8').includes('unused'),
        PATIENCE,
      ),
    );
  });

  it('plays fixes, renames and replacements over files', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await workbench.openFile('src/one.ts');
    await press('Control+End');
    await type('export const plum = appel + 2;');
    await rest(400);
    await press('Control+ArrowLeft', 'Control+ArrowLeft', 'Control+ArrowLeft', 'Control+ArrowLeft');
    const menu = page.locator('.action-widget .monaco-list-row');
    assert.ok(
      await eventually(async () => {
        await press('Escape', 'Control+.');
        await rest(700);
        return (await menu.filter({ hasText: 'Change spelling' }).count()) > 0;
      }, PATIENCE),
    );
    await menu.filter({ hasText: 'Change spelling' }).first().click();
    await shows('plum = apple + 2');
    await press('Control+Home', 'Control+ArrowRight', 'Control+ArrowRight', 'Control+ArrowRight');
    await press('Control+ArrowLeft', 'F2');
    const box = page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('quince');
    await press('Enter');
    await shows('quince + 2');
    await press('Control+K', 's');
    await rest(500);
    await press('Control+Shift+H');
    const search = page.locator('.search-view');
    await search.locator('.search-container textarea').first().fill('quince');
    await search.locator('.replace-container textarea').first().fill('medlar');
    await search.locator('.monaco-list-row').first().waitFor();
    await rest(500);
    await press('Control+Alt+Enter');
    await page.getByRole('button', { name: 'Replace', exact: true }).click();
    await workbench.openFile('src/one.ts');
    await shows('medlar + 2');
  });

  it('plays an agent, and an extension that handles the keys', async () => {
    const { workbench } = session;
    await workbench.openFile('src/agent.ts');
    await press('Control+End', 'ArrowUp', 'ArrowUp');
    await press('Control+Alt+Shift+Digit1');
    await shows('above7');
    await marked(trace, 'end', 'above');
    await press('Control+Alt+Shift+Digit2');
    await shows('over7');
    await marked(trace, 'end', 'block');
    await press('Control+Alt+Shift+Digit3');
    await shows('than fingers');
    await marked(trace, 'end', 'letters');
    await rest();
    await press('Control+Home', 'ArrowDown', 'Home');
    await type('// by hand');
    await press('Enter', 'ArrowDown', 'Home');
    await press('Control+Alt+Shift+Digit4');
    await marked(trace, 'end', 'deleteWord');
    await press('Control+Alt+Shift+Digit5');
    await marked(trace, 'end', 'openLine');
    await press('Control+Alt+Shift+Digit6');
    await marked(trace, 'begin', 'keys', 1);
    await type('// passed on');
    await shows('// passed on');
    await press('Control+Alt+Shift+Digit6');
    await marked(trace, 'end', 'keys', 1);
    await press('Enter');
    await press('Control+Alt+Shift+Digit7');
    await marked(trace, 'begin', 'keys', 2);
    await type('// edited', 190);
    await shows('// edited');
    await press('Control+Alt+Shift+Digit7');
    await marked(trace, 'end', 'keys', 2);
    await saved();
  });

  it('plays a notebook', async () => {
    const { workbench } = session;
    await workbench.quickOpen('book.ipynb');
    const cell = workbench.page
      .locator('.notebookOverlay .cell-editor-container .view-lines')
      .first();
    await cell.click();
    await press('Control+End');
    await type('b = a + [1, 2]');
    await press('Enter');
    await type('print(b)');
    await press('Control+/', 'Control+Z');
    await saved();
  });

  it('plays what was left unsaved: hot exit, undo, revert', async () => {
    const { workbench } = session;
    await workbench.openFile('src/two.ts');
    await press('Control+End');
    await type('export const unsaved = 1;');
    // Backups are written a second after the last key.
    await rest(3_000);
    const before = readFileSync(trace, 'utf8').split('"e":"meta"').length;
    const again = await session.restartWindow();
    assert.ok(
      await eventually(
        () => readFileSync(trace, 'utf8').split('"e":"meta"').length > before,
        60_000,
      ),
    );
    await again.openFile('src/two.ts');
    await again.tab('two.ts').and(again.page.locator('.dirty')).waitFor();
    await shows('unsaved');
    await press('Control+End');
    await type(' // typed again');
    await command('File: Revert File');
    await again.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await rest(500);
  });

  it('was told as VS Code’s own labels tell it', async () => {
    await session.closeWindow();
    const kept = path.join(ROOT, 'out/fidelity');
    mkdirSync(kept, { recursive: true });
    writeFileSync(path.join(kept, 'activities.jsonl'), readFileSync(trace));
    scoreRecording('played', scratch, [
      'cursor/type',
      'cursor/composition',
      'snippet',
      'cursor/paste',
      'cursor/executeCommand/editor.contrib.dragAndDrop',
      'inlineCompletionAccept',
      'inlineCompletionPartialAccept',
      'codeAction',
      'unknown/formatEditsCommand',
      'unknown/MainThreadTextEditor',
      'reloadFromDisk',
    ]);
  });
});
