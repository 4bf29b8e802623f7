import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../../scripts/vscode/processes';
import type { RawEvent } from '../../src/core/events/rawEvent';
import { buildRecorder } from '../recorder/build';
import { codeLines, makeRepository, ME } from '../support/repository';
import { Session } from './support/session';

interface Label {
  readonly dr?: { readonly source?: string; readonly kind?: string } | null;
}

describe('the recorder of raw events', () => {
  let scratch: string;
  let session: Session;

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-record-'));
    session = await Session.start({
      workspace: (folder) => {
        makeRepository(folder, [
          {
            author: ME,
            message: 'Count things',
            date: Date.now() - 60 * 60_000,
            files: { 'src/a.ts': codeLines('a', 20) },
          },
        ]);
      },
      development: await buildRecorder(),
      env: { HANDS_ON_RECORD: path.join(scratch, 'trace.jsonl') },
    });
  });
  after(async () => {
    await session.end();
    rmSync(scratch, { recursive: true, force: true });
  });

  /** What was written so far; of a line that is just being written only the beginning may be there. */
  const records = (): (RawEvent & Label)[] =>
    readFileSync(path.join(scratch, 'trace.jsonl'), 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as RawEvent & Label);

  /** Extensions begin some time after the page can be used. */
  const started = async (): Promise<void> => {
    assert.ok(await eventually(() => existsSync(path.join(scratch, 'trace.jsonl')), 60_000));
  };

  it('keeps whole texts and VS Code’s own labels, through a restart of the window', async () => {
    const { workbench } = session;
    await started();
    await workbench.openFile('src/a.ts');
    await workbench.press('Control+Home');
    await workbench.type('ab');
    const long = '// pasted '.repeat(20);
    await workbench.page.evaluate((text) => navigator.clipboard.writeText(text), long);
    await workbench.press('Control+V');
    await workbench.shows(/\/\/ pasted/);
    await workbench.press('Control+S');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    await session.restartWindow();
    // The old host may still write while the new one starts.
    const beginnings = (): number => records().filter(({ e }) => e === 'meta').length;
    assert.ok(await eventually(() => beginnings() === 2, 60_000));

    const all = records();
    assert.deepEqual(
      all.map(({ seq }) => seq),
      all.map((_, index) => index),
    );
    const changes = all.flatMap((record) =>
      record.e === 'docChange' && record.ch.length > 0 && record.s === 'file'
        ? [[record.ch[0]?.x, record.dr?.source, record.dr?.kind]]
        : [],
    );
    assert.deepEqual(changes, [
      ['a', 'cursor', 'type'],
      ['b', 'cursor', 'type'],
      [long, 'cursor', 'paste'],
    ]);
    const metas = all.filter((record) => record.e === 'meta');
    assert.deepEqual(
      metas.map(({ restarted }) => restarted !== undefined),
      [false, true],
    );
  });
});
