import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/lib/run';
import { eventually } from '../../scripts/vscode/processes';
import { makeRepository, ME } from '../support/repository';
import { Session } from './support/session';

interface ReplayJson {
  readonly origins: Readonly<Record<'typed', { readonly inserted: number }>>;
}

describe('a diagnostic trace', () => {
  let session: Session;

  before(async () => {
    session = await Session.start({
      workspace: (folder) => {
        makeRepository(folder, [
          {
            author: ME,
            message: 'Begin',
            date: Date.now() - 60 * 60_000,
            files: { 'secret/plan.ts': 'export const plan = 1;\n' },
          },
        ]);
      },
    });
  });
  after(async () => {
    await session.end();
  });

  it('is started and stopped by one command, and opens without contents and names', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await workbench.openFile('secret/plan.ts');
    await workbench.runCommand('Hands-On: Record a Diagnostic Trace');
    const item = page.locator('.statusbar-item').filter({ hasText: 'Recording trace' });
    await item.waitFor();
    await workbench.press('Control+End');
    await workbench.type('const hush = plan;');
    await item.locator('a').click();
    await workbench.tab('Untitled-1').waitFor();
    await item.waitFor({ state: 'hidden' });
    await page.locator('.monaco-editor.focused[data-uri^="untitled:"]').waitFor();
    let text = '';
    const copied = async (): Promise<boolean> => {
      await workbench.press('Control+A', 'Control+C');
      text = await page.evaluate(() => navigator.clipboard.readText());
      return text !== '';
    };
    assert.ok(await eventually(copied, 30_000, 500), 'the trace is empty');
    const lines = text
      .trim()
      .split(/\r?\n/)
      .map((line) => JSON.parse(line) as { e: string });
    assert.equal(lines[0]?.e, 'meta');
    assert.match(text, /Read it before you share it/);
    assert.ok(lines.filter(({ e }) => e === 'docChange').length >= 18);
    const file = path.join(session.server.dataDir, 'trace.jsonl');
    writeFileSync(file, text);
    const cli = [path.join(ROOT, 'dist/cli.js'), 'replay', file, '--json'];
    const { origins } = JSON.parse(
      execFileSync(process.execPath, cli, { encoding: 'utf8' }),
    ) as ReplayJson;
    assert.ok(origins.typed.inserted >= 18, 'the trace is replayed as it was typed');
    for (const word of ['secret', 'plan', 'hush', 'const']) assert.ok(!text.includes(word), word);
  });
});
