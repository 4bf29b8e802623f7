import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from '../../scripts/lib/run';
import { eventually } from '../../scripts/vscode/processes';
import { ORIGINS } from '../../src/core/origins/origin';
import { buildRecorder } from '../recorder/build';
import { codeLines, git, makeRepository, ME } from '../support/repository';
import { marked } from './support/marks';
import { scoreRecording } from './support/scoreRecording';
import { Session } from './support/session';
import { PATIENCE } from './support/workbench';

const SHOP = `import { later, sooner } from './background';

interface Order {
  readonly id: number;
  readonly total: number;
}

export function totalOf(orders: readonly Order[]): number {
  let total = 0;
  for (const order of orders) total += order.total;
  return total + later;
}

export const first = { id: 1, total: 10 };
export const second = { id: 2, total: 20 };
`;

/** Where the recording is kept, for a look with `npm run fidelity -- --traces out/fidelity`. */
const KEPT = path.join(ROOT, 'out/fidelity');

describe('who typed it, in a real VS Code', () => {
  let scratch: string;
  let trace: string;
  let session: Session;

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-fidelity-'));
    trace = path.join(scratch, 'played.jsonl');
    session = await Session.start({
      workspace: (folder) => {
        makeRepository(folder, [
          {
            author: ME,
            message: 'Open a shop',
            date: Date.now() - 60 * 60_000,
            files: {
              'src/shop.ts': SHOP,
              'src/lines.ts': codeLines('line', 12),
              'src/background.ts': 'export const later = 1;\nexport const sooner = 2;\n',
              'src/page.html': '<body>\n\n</body>\n',
              'src/disk.ts': codeLines('disk', 6),
              'tsconfig.json': '{ "compilerOptions": { "strict": true }, "include": ["src"] }\n',
            },
          },
        ]);
        git(folder, ['checkout', '--quiet', '-b', 'other']);
        writeFileSync(path.join(folder, 'src/disk.ts'), codeLines('other', 9));
        git(folder, ['commit', '--quiet', '--all', '--message', 'Other']);
        git(folder, ['checkout', '--quiet', 'main']);
      },
      settings: {
        'emmet.triggerExpansionOnTab': true,
        'editor.tabCompletion': 'on',
        'files.trimTrailingWhitespace': true,
        'files.insertFinalNewline': true,
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
      await rest(60);
    }
  };
  const command = async (title: string): Promise<void> => {
    await session.workbench.runCommand(title);
    await rest();
  };
  const paste = async (text: string): Promise<void> => {
    await session.workbench.page.evaluate((what) => navigator.clipboard.writeText(what), text);
    await press('Control+V');
  };
  const saved = async (): Promise<void> => {
    // What comes right before a save is taken for a part of it.
    await rest();
    await press('Control+S');
    await session.workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await rest();
  };

  it('plays the keyboard: typing, deleting, lines', async () => {
    const { workbench } = session;
    await workbench.openFile('src/lines.ts');
    await press('Control+End');
    await workbench.type('export const slow = [1, 2];', 100);
    await press('Enter');
    await workbench.type('export const fast = { a: "one", b: (2) };', 25);
    await press('Enter');
    await workbench.type('if (fast) {', 70);
    await press('Enter');
    await workbench.type('slow.push(3);', 70);
    await press('End', 'Enter', 'Tab');
    await workbench.type('// wrod', 70);
    await press('Backspace', 'Backspace', 'Backspace', 'Control+Backspace');
    await workbench.type('word by word', 60);
    await press('Control+Backspace', 'Control+ArrowLeft', 'Control+Delete', 'Delete');
    await press('Control+Home', 'ArrowDown', 'Control+/', 'Control+/', 'Alt+ArrowDown');
    // At the beginning of a line it cannot be told from a paste of that line.
    await press('End');
    await command('Copy Line Down');
    await command('Delete Line');
    await command('Join Lines');
    await press('Control+Home');
    await command('Add Cursor Below');
    await workbench.type('ab ', 90);
    await press('Backspace', 'Escape');
    await press('Control+Z', 'Control+Z', 'Control+Y');
    await press('Control+Home', 'Control+Shift+ArrowRight');
    await workbench.type('x', 90);
    await press('Shift+Home', 'Delete');
    await saved();
  });

  it('plays the clipboard, and find and replace', async () => {
    const { workbench } = session;
    await press('Control+End');
    await paste('pasted');
    await press('Enter');
    await paste('export const pasted = 1;\nexport const lines = 2;\n');
    await press('ArrowUp', 'Home', 'Shift+End', 'Control+X', 'Control+V');
    // A line that is pasted beside itself cannot be told from Copy Line Down.
    await press('Control+C', 'ArrowUp', 'ArrowUp', 'Home', 'Control+V');
    await press('Control+Home', 'Control+H');
    const find = workbench.page.locator('.find-widget.visible');
    await find.waitFor();
    await workbench.type('line3', 30);
    await press('Tab');
    await workbench.type('row3', 30);
    await press('Enter', 'Enter');
    await press('Shift+Tab', 'Control+A');
    await workbench.type('const', 30);
    await press('Tab', 'Control+A');
    await workbench.type('let', 30);
    await press('Control+Alt+Enter', 'Escape');
    await rest();
    await saved();
  });

  it('plays suggestions, snippets and abbreviations', async () => {
    const { workbench } = session;
    await workbench.openFile('src/shop.ts');
    await press('Control+End');
    await workbench.type('export const both = tota', 70);
    const list = workbench.page.locator('.suggest-widget.visible .monaco-list-row.focused');
    // The language server begins some time after the first file is opened.
    const listed = (): Promise<boolean> =>
      eventually(async () => {
        await press('Escape', 'Control+Space');
        await rest(700);
        return (await list.filter({ hasText: 'totalOf' }).count()) > 0;
      }, PATIENCE);
    assert.ok(await listed());
    await press('Enter');
    await workbench.type('([first, second]);', 70);
    await press('Enter');
    await workbench.type('export const again = tota', 70);
    assert.ok(await listed());
    // The sign that follows accepts the suggestion along with it.
    await workbench.type(';', 70);
    await press('Enter');
    await workbench.openFile('src/page.html');
    await press('Control+Home', 'ArrowDown');
    await workbench.type('ul>li*2', 80);
    // Abbreviations are known once the language of the file is.
    await rest(800);
    await press('Tab');
    await rest();
    await saved();
  });

  it('plays tools: format, rename, imports, save participants', async () => {
    const { workbench } = session;
    await workbench.openFile('src/shop.ts');
    await press('Control+End');
    await workbench.type('export  const   messy=[1,2 ,3]', 60);
    await command('Format Document');
    await workbench.shows(/const messy = \[1, 2, 3\]/);
    await rest(500);
    await command('Organize Imports');
    // Nobody imports it any more.
    await workbench.shows(/^(?!.*sooner)/s);
    await rest(500);
    await press('Control+Home', 'Control+F');
    await workbench.type('totalOf', 30);
    await press('Enter', 'Escape', 'F2');
    const box = workbench.page.locator('.rename-box input');
    await box.waitFor();
    await box.fill('sumOfOrders');
    await press('Enter');
    await workbench.shows(/sumOfOrders/);
    await rest(500);
    await press('Control+End');
    await workbench.type('export const end = 1;   ', 60);
    await saved();
  });

  it('plays an agent inside of VS Code', async () => {
    const { workbench } = session;
    await workbench.openFile('src/disk.ts');
    await command('Recorder: Stream Words');
    await marked(trace, 'end', 'stream');
    await command('Recorder: Write a Function');
    await marked(trace, 'end', 'function');
    await command('Recorder: Edit Another File');
    await marked(trace, 'end', 'background');
    await saved();
  });

  it('plays the disk: another program, and git', async () => {
    const { workbench, folder } = session;
    const file = path.join(folder, 'src/disk.ts');
    const shows = async (text: string): Promise<void> => {
      assert.ok(
        await eventually(async () => (await workbench.visibleText()).includes(text), PATIENCE),
      );
      await rest(500);
    };
    writeFileSync(file, codeLines('outside', 7));
    await shows('outside3');
    git(folder, ['checkout', '--quiet', '--', 'src/disk.ts']);
    await shows('disk3');
    git(folder, ['stash', '--quiet']);
    git(folder, ['checkout', '--quiet', 'other']);
    await shows('other3');
    await press('Control+End');
    await workbench.type('// back at work', 80);
    await saved();
    await rest(500);
  });

  it('was told as VS Code’s own labels tell it', async () => {
    await session.closeWindow();
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(path.join(KEPT, 'played.jsonl'), readFileSync(trace));
    const judged = scoreRecording('played', scratch, ['cursor/type', 'cursor/paste', 'suggest']);
    const played = new Set(judged.map(({ truth }) => truth.origin));
    for (const origin of ORIGINS.filter((one) => one !== 'unknown')) {
      assert.ok(played.has(origin), `${origin} was not played`);
    }
    assert.ok(judged.length > 200, String(judged.length));
  });
});
