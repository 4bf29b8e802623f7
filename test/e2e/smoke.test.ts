import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { codeLines, COLLEAGUE, makeRepository, ME } from '../support/repository';
import { openCommit, openCommitDiff, openWorkingTreeDiff } from './support/diffs';
import { Session } from './support/session';

const DAY = 24 * 60 * 60_000;

describe('the packaged extension in a real VS Code', () => {
  let session: Session;

  before(async () => {
    session = await Session.start({
      workspace: (folder) => {
        makeRepository(folder, [
          {
            author: ME,
            message: 'Count things',
            date: Date.now() - 3 * DAY,
            files: { 'src/a.ts': codeLines('a', 80) },
          },
          {
            author: COLLEAGUE,
            message: 'Count other things',
            date: Date.now() - 2 * DAY,
            files: { 'src/b.ts': codeLines('b', 200), 'src/a.ts': codeLines('c', 90) },
          },
        ]);
      },
    });
  });

  after(async () => {
    await session.end();
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state === 'failed') await session.workbench.screenshot(currentTest.title);
  });

  it('lets a person type into a file and save it', async () => {
    const { workbench, folder } = session;
    await workbench.openFile('src/a.ts');
    await workbench.press('Control+Home');
    await workbench.type('const more = 1;');
    await workbench.press('Enter');
    await workbench.shows(/^const more = 1;/);
    await workbench.press('Control+S');
    await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
    const text = readFileSync(path.join(folder, 'src/a.ts'), 'utf8');
    assert.ok(text.startsWith('const more = 1;\nexport const c1 = 1;\n'));
  });

  it('opens the diffs that a person reviews', async () => {
    const { workbench } = session;
    await openCommitDiff(workbench, 'src/a.ts', 'Count other things');
    await workbench.shows(/^export const c1 = 1;/);
    await openCommit(workbench, 'Count other things');
    await workbench.openFile('src/a.ts');
    await openWorkingTreeDiff(workbench);
    await workbench.shows(/^const more = 1;/);
  });

  it('shows one item in the status bar', async () => {
    await session.workbench.started();
    assert.equal(await session.workbench.statusBar().count(), 1);
  });
});
