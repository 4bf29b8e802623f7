import assert from 'node:assert/strict';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../../scripts/vscode/processes';
import { sourceOf, type MirrorMonth } from '../../src/core/mirror/month';
import { unpackMonth } from '../../src/core/mirror/unpackMonth';
import { codeLines, makeRepository, ME } from '../support/repository';
import { clientStorage } from './support/clientStorage';
import { leave, ledgerIn, reported, reportedOnce, typeInto } from './support/played';
import { Session } from './support/session';
import { PATIENCE, type Workbench } from './support/workbench';

describe('several machines of one person, opened from the same browser', () => {
  let session: Session;
  let workbench: Workbench;

  before(async () => {
    session = await Session.start({
      workspace: (folder) => {
        const date = Date.now() - 86_400_000;
        const files = { 'src/a.ts': codeLines('a', 80) };
        makeRepository(folder, [{ author: ME, message: 'Count things', date, files }]);
      },
    });
    workbench = session.workbench;
    await workbench.started();
  });

  after(async () => {
    await session.end();
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || session.workbench.page.isClosed()) return;
    await session.workbench.screenshot(currentTest.title);
  });

  /** Every month that the browser keeps, and no month that it keeps is damaged. */
  const mirrored = async (): Promise<MirrorMonth[]> => {
    const storage = await clientStorage(workbench.page);
    return Object.entries(storage)
      .filter(([key]) => key.startsWith('mirror/'))
      .map(([key, text]) => {
        const found = unpackMonth(String(text));
        assert.ok(found.state === 'ok', `${key} is ${found.state}`);
        return found.month;
      });
  };
  /** Time written in all months, or in those of one ledger. */
  const writtenIn = (months: readonly MirrorMonth[]): number =>
    months
      .flatMap(({ days }) => days)
      .flatMap(({ times }) => times)
      .reduce((sum, { kind, ms }) => (kind === 'implementing' ? sum + ms : sum), 0);
  const sourcesOf = (months: readonly MirrorMonth[]): string[] => [
    ...new Set(months.map(({ host, ledger }) => sourceOf(host.key, ledger))),
  ];
  /** Types, begins the window anew, and waits until the browser holds all that the ledger does. */
  const build = async (): Promise<MirrorMonth[]> => {
    const before = writtenIn(await mirrored());
    const { origins } = await reportedOnce(session, () => true);
    const worked = await typeInto(workbench, 'src/a.ts', 'const worked = 1; ');
    await leave(session, origins.typed.inserted + worked);
    await session.closeWindow();
    fiveMinutesPass();
    workbench = await session.openWindow();
    await workbench.started();
    const told = async (): Promise<boolean> => {
      const written = writtenIn(await mirrored());
      return written > before && written === reported(session).kinds.implementing;
    };
    assert.ok(await eventually(told, PATIENCE, 500), `${writtenIn(await mirrored())} ms`);
    return mirrored();
  };
  /** Months are given at most so often; who gave some last is a row that can go. */
  const fiveMinutesPass = (): void => {
    const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
    const db = new DatabaseSync(ledgerIn(session.dataFolder) ?? '');
    db.prepare("DELETE FROM claim WHERE key = 'mirror'").run();
    db.close();
  };

  it('shows on one machine what was built on the other, and names both', async () => {
    const first = await build();
    workbench = await session.moveTo('other');
    await workbench.started();
    await reportedOnce(session, ({ kinds }) => kinds.implementing === writtenIn(first));
    await workbench.runCommand('Hands-On: Open Dashboard');
    const page = await workbench.webview('[data-figure="built"]');
    const words = page.getByText('The sum of').filter({ hasText: '(this computer)' });
    await words.first().waitFor();
  });

  it('rebuilds a deleted ledger to totals, with what the other machine built meanwhile', async () => {
    const both = await build();
    workbench = await session.moveTo('server', (dataFolder) => {
      const ledger = /^ledger-\w+\.db(-\w+)?$/;
      const files = readdirSync(dataFolder).filter((name) => ledger.test(name));
      assert.ok(files.length > 0);
      for (const name of files) rmSync(path.join(dataFolder, name));
    });
    await workbench.started();
    assert.equal(sourcesOf(both).length, 2);
    const written = writtenIn(both);
    const rebuilt = await reportedOnce(session, ({ kinds }) => kinds.implementing >= written);
    assert.equal(rebuilt.kinds.implementing, written);
    // What the lost ledger told stays as it was told; the one begun after it may tell of itself by now.
    const told = sourcesOf(await mirrored());
    assert.deepEqual(
      sourcesOf(both).filter((source) => !told.includes(source)),
      [],
    );
  });
});
