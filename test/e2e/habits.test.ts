import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../scripts/lib/run';
import { eventually } from '../../scripts/vscode/processes';
import { buildRecorder } from '../recorder/build';
import { codeLines, makeRepository, ME } from '../support/repository';
import { scoreRecording } from './support/scoreRecording';
import { Session } from './support/session';

const PLAIN = {
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoSurround': 'never',
  'editor.autoIndent': 'none',
  'editor.insertSpaces': false,
  'editor.wordWrap': 'on',
};
const HELPED = {
  'editor.autoClosingBrackets': 'always',
  'editor.autoIndent': 'full',
  'editor.tabSize': 8,
  'editor.formatOnType': true,
  'editor.formatOnPaste': true,
};

/** The same habits where the editor helps with nothing, and where it helps with all it can. */
const FILES = ['src/plain.js', 'src/helped.ts'] as const;

describe('who typed it, at other speeds and with other settings', () => {
  let scratch: string;
  let trace: string;
  let session: Session;

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-habits-'));
    trace = path.join(scratch, 'played.jsonl');
    session = await Session.start({
      workspace: (folder) => {
        makeRepository(folder, [
          {
            author: ME,
            message: 'Take up habits',
            date: Date.now() - 60 * 60_000,
            files: {
              'src/plain.js': codeLines('plain', 16).replaceAll('\n', '\r\n'),
              'src/helped.ts': codeLines('helped', 16),
              'src/page.html': '<body>\n\n</body>\n',
              'src/script.py': 'x = 1\n',
              'notes.txt': 'Notes\n',
            },
          },
        ]);
      },
      settings: {
        'files.trimTrailingWhitespace': true,
        'files.insertFinalNewline': true,
        'files.autoSave': 'off',
        'editor.quickSuggestions': 'off',
        'editor.suggestOnTriggerCharacters': false,
        'editor.linkedEditing': true,
        '[javascript]': PLAIN,
        '[typescript]': HELPED,
      },
      development: await buildRecorder(),
      env: { HANDS_ON_RECORD: trace },
    });
    assert.ok(await eventually(() => existsSync(trace), 60_000));
  });
  after(async () => {
    await session.end();
    rmSync(scratch, { recursive: true, force: true });
  });

  const rest = (ms = 150): Promise<void> => session.workbench.page.waitForTimeout(ms);
  /** @param gap ms after each key */
  const keys = async (gap: number, ...names: readonly string[]): Promise<void> => {
    for (const name of names) {
      await session.workbench.page.keyboard.press(name);
      await rest(gap);
    }
  };
  const press = (...names: readonly string[]): Promise<void> => keys(60, ...names);
  /** As fast as 40 characters a second and faster. */
  const burst = async (text: string): Promise<void> => {
    const { keyboard } = session.workbench.page;
    for (const [i, line] of text.split('\n').entries()) {
      if (i > 0) await keyboard.press('Enter');
      await keyboard.type(line, { delay: 15 });
    }
    await rest();
  };
  const type = (text: string, delay = 60): Promise<void> => session.workbench.type(text, delay);
  const command = async (title: string): Promise<void> => {
    await session.workbench.runCommand(title);
    await rest();
  };
  const paste = async (text: string): Promise<void> => {
    await session.workbench.page.evaluate((what) => navigator.clipboard.writeText(what), text);
    await press('Control+V');
  };
  const saved = async (): Promise<void> => {
    await rest(600);
    await press('Control+S');
    await session.workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await rest();
  };

  for (const file of FILES) {
    it(`plays fast and slow fingers: ${file}`, async () => {
      await session.workbench.openFile(file);
      await press('Control+End');
      await burst(
        'function tide(level, names) {\nif (level > 2) {\nreturn ["x", `${level}`];\n}\n}\n',
      );
      await burst('alpha beta gamma delta');
      await keys(25, 'Backspace', 'Backspace', 'Control+Backspace', 'Enter', 'Tab', 'Shift+Tab');
      await keys(25, 'Enter', 'Backspace', 'End', 'Enter', 'Tab', 'Enter', 'Enter');
      await type('slow(1);', 300);
      await press('Home', 'Delete', 'End', 'Enter', 'ArrowUp', 'End', 'Delete');
      await keys(40, ...Array.from({ length: 8 }, () => 'Control+Z'));
      await keys(40, 'Control+Y', 'Control+Y', 'Control+Y');
      await press('Control+End', 'Enter');
      await command('Toggle Overtype/Insert Mode');
      await press('Control+Home', 'Control+ArrowRight');
      await type('over(2)');
      await press('Backspace');
      await command('Toggle Overtype/Insert Mode');
      await saved();
    });

    it(`plays selections, lines and the clipboard: ${file}`, async () => {
      await session.workbench.openFile(file);
      await press('Control+Home', 'Control+L', 'Control+L', 'Delete', 'Control+L');
      await type('q;', 60);
      await press('Enter', 'Control+Shift+ArrowRight');
      await type('("');
      await press('Escape', 'Home', 'Shift+End', 'Shift+Alt+A', 'Shift+Alt+A', 'Escape', 'End');
      await keys(30, 'Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowUp', 'Control+Shift+K');
      await keys(30, 'Control+Enter', 'Control+Shift+Enter', 'Control+]', 'Control+[');
      await press('Control+Home', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
      await command('Join Lines');
      await press('ArrowRight', 'Home', 'Control+ArrowRight', 'Control+Shift+ArrowRight');
      await command('Transform to Snake Case');
      await command('Transform to Uppercase');
      await press('ArrowRight', 'End');
      await command('Add Cursor Below');
      await command('Add Cursor Below');
      await type('z(', 90);
      await press('Backspace', 'Enter', 'Control+/', 'Control+/', 'Control+Shift+K', 'Escape');
      await press('Control+End');
      await paste('word');
      await press('Enter');
      await paste('const one = 1;\nconst two = 2;\n');
      await keys(20, 'ArrowUp', 'End');
      await type('!', 20);
      await press('Shift+ArrowUp');
      await paste('over');
      await press('Control+End', 'Enter');
      await paste('\n\n\n');
      await type('   ', 60);
      await press('ArrowUp');
      await saved();
    });
  }

  it('plays markup, prose and another language', async () => {
    await session.workbench.openFile('src/page.html');
    await press('Control+Home', 'ArrowDown');
    await burst('<div><p>text');
    await rest(400);
    await press('End', 'Control+/', 'Control+/', 'Shift+Alt+A', 'Shift+Alt+A');
    await saved();
    await session.workbench.openFile('src/script.py');
    await press('Control+End');
    await type('def f(a):\nif a:\nreturn [a]\n', 50);
    await press('Backspace', 'Backspace');
    await burst('class X:\n"""doc');
    await saved();
    await session.workbench.openFile('notes.txt');
    await press('Control+End');
    await burst('it\'s (a) "test" of {plain} text\n\n- a\n');
    await keys(20, 'Backspace', 'Backspace');
    await saved();
  });

  it('was told as VS Code’s own labels tell it', async () => {
    await session.closeWindow();
    const kept = path.join(ROOT, 'out/fidelity');
    mkdirSync(kept, { recursive: true });
    writeFileSync(path.join(kept, 'habits.jsonl'), readFileSync(trace));
    const judged = scoreRecording('played', scratch, [
      'cursor/type',
      'cursor/paste',
      'cursor/executeCommands',
      'unknown/editor.action.transformToSnakecase',
      'unknown/editor.action.joinLines',
      'unknown/editor.action.deleteLines',
    ]);
    assert.ok(judged.length > 300, String(judged.length));
  });
});
