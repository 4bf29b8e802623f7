import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../../scripts/vscode/processes';
import { codeLines, makeRepository, ME } from '../support/repository';
import { reported } from './support/played';
import { Session } from './support/session';
import { PATIENCE } from './support/workbench';

/** After an agent's edit one directs it for so long, s: short enough to see what comes behind. */
const ASSIST_GAP = 8;
const FILES = ['x', 'y', 'z'].map((name) => `src/${name}.ts`);

/** A program of the name of an agent: it thinks, edits three files, and is done. */
const AGENT = `#!/bin/sh
sleep 5
for file in ${FILES.join(' ')}; do
  printf 'export const mended = true;\\n' >> "$file"
  sleep 1
done
sleep 1
touch done
`;

describe('an agent in a terminal', () => {
  let scratch: string;
  let session: Session;

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-agent-'));
    const bin = path.join(scratch, 'bin');
    mkdirSync(bin);
    writeFileSync(path.join(bin, 'claude'), AGENT);
    chmodSync(path.join(bin, 'claude'), 0o755);
    session = await Session.start({
      workspace: (folder) => {
        const files = ['src/a.ts', ...FILES].map((file) => [file, codeLines('line', 300)] as const);
        makeRepository(folder, [
          {
            author: ME,
            message: 'Begin',
            date: Date.now() - 24 * 3_600_000,
            files: Object.fromEntries(files),
          },
        ]);
      },
      settings: {
        'handsOn.assistGap': ASSIST_GAP,
        'terminal.integrated.defaultProfile.linux': 'bash',
        // The server asks a login shell for its own.
        'terminal.integrated.env.linux': { PATH: `${bin}${path.delimiter}\${env:PATH}` },
      },
    });
    await session.workbench.started();
  });

  after(async () => {
    await session.end();
    rmSync(scratch, { recursive: true, force: true });
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || session.workbench.page.isClosed()) return;
    await session.workbench.screenshot(currentTest.title);
  });

  it('edits three files while the person waits, who then reads them', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await workbench.openFile('src/a.ts');
    await workbench.runCommand('Terminal: Create New Terminal');
    // It is shown before it has the keys: what is typed in between goes into the file.
    await page.locator('.terminal-wrapper.active .xterm.focus').waitFor();
    // Before the shell has told that it is ready, its commands are not seen; one that was is marked with how it ended.
    const marked = page.locator('.terminal-wrapper.active .codicon-terminal-decoration-success');
    const isReady = async (): Promise<boolean> => {
      await workbench.type('true', 20);
      await workbench.press('Enter');
      return eventually(async () => (await marked.count()) > 0, 5_000);
    };
    assert.ok(await eventually(isReady, PATIENCE), 'the shell is never ready');
    await workbench.type('claude "mend it"', 40);
    await workbench.press('Enter');
    const edited = await eventually(() => readdirSync(workbench.folder).includes('done'), PATIENCE);
    assert.ok(edited, 'the agent never ran');
    for (const file of FILES) {
      assert.match(readFileSync(path.join(workbench.folder, file), 'utf8'), /mended/);
      await workbench.openFile(file);
      const until = Date.now() + 8_000;
      while (Date.now() < until) {
        await workbench.scroll(workbench.editor(), 300);
        await page.waitForTimeout(1_000);
      }
    }
  });

  it('is directed, and its work reviewed: nothing of it is implementing', async () => {
    await session.workbench.runCommand('Hands-On: Open Dashboard');
    await eventually(() => reported(session).sub.reviewing.agent > 12_000, PATIENCE);
    const { kinds, sub, headlines } = reported(session);
    const told = JSON.stringify({ kinds, sub });
    assert.ok(kinds.directing >= 8_000, told);
    assert.ok(sub.reviewing.agent >= 12_000, told);
    assert.equal(kinds.implementing, 0, told);
    assert.equal(headlines.directed, kinds.directing + sub.reviewing.agent);
  });

  it('shows as directed on the dashboard', async () => {
    const frame = await session.workbench.webview('[data-figure="directed"]');
    const value = await frame.locator('[data-figure="directed"] .value').innerText();
    assert.match(value, /\d/);
    await session.workbench.screenshot('agent-dashboard');
  });
});
