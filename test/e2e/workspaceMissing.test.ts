import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '../../scripts/vscode/processes';
import { codeLines, makeRepository, ME } from '../support/repository';
import { leave, reported, typeInto } from './support/played';
import { Session } from './support/session';
import { tooltipSays } from './support/trouble';
import { VIRTUAL_FOLDER, virtualFolderExtension } from './support/virtualFolder';
import { NO_EFFECT, PATIENCE } from './support/workbench';

describe('with something missing from the workspace', () => {
  let session: Session;
  let scratch: string;
  let typed = 0;

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-missing-'));
    session = await Session.start({
      workspace: (folder) => {
        const date = Date.now() - 86_400_000;
        const files = { 'src/a.ts': codeLines('a', 80) };
        makeRepository(folder, [{ author: ME, message: 'Count things', date, files }]);
      },
      open: 'nothing',
      // No git anywhere, nor where a login shell finds one; VS Code's own word about that is not ours.
      env: { PATH: path.join(scratch, 'nothing'), VSCODE_CLI: '1' },
      settings: { 'git.ignoreMissingGitWarning': true },
      development: virtualFolderExtension(path.join(scratch, 'virtual')),
    });
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

  it('opens without a folder', async () => {
    const { workbench } = session;
    await tooltipSays(workbench, /No folder is open/);
    await workbench.runCommand('Hands-On: Open Dashboard');
    const frame = await workbench.webview('h1');
    await frame.locator('h1:visible', { hasText: /^Nothing .* yet$/ }).waitFor();
    assert.match(session.log(), /No folder is open/);
    assert.deepEqual(await workbench.toasts(), []);
    await session.closeWindow();
  });

  it('measures reading in a folder that is on no disk, and says what it does not', async () => {
    const workbench = await session.openWindow({ folder: VIRTUAL_FOLDER });
    await tooltipSays(workbench, /This workspace is not on a disk/);
    await workbench.page
      .locator('.explorer-folders-view .monaco-list-row')
      .filter({ hasText: 'a.ts' })
      .dblclick();
    await workbench.tab('a.ts').waitFor();
    await workbench.editor().waitFor();
    await workbench.press('Control+Home');
    await workbench.type('const cloud ', 100);
    assert.deepEqual(await workbench.toasts(), []);
    await workbench.press('Control+S');
    await session.closeWindow();
    const { kinds, origins } = reported(session);
    assert.equal(kinds.implementing + origins.typed.inserted, 0);
    assert.ok(kinds.reading > 0, JSON.stringify(kinds));
  });

  it('measures a repository without git', async () => {
    const workbench = await session.openWindow('folder');
    await workbench.started();
    typed += await typeInto(workbench, 'src/a.ts', 'const nogit ');
    await tooltipSays(workbench, /Git was not found or is too old/);
    await workbench.runCommand('Hands-On: Show Stale Areas');
    const frame = await workbench.webview('main h1', PATIENCE);
    await frame.locator('h1', { hasText: 'No usable git was found' }).waitFor();
    assert.match(await frame.locator('.empty').innerText(), /still measured.*git\.path/);
    assert.match(session.log(), /Git was not found/);
    assert.deepEqual(await workbench.toasts(), []);
    await leave(session, typed);
    await session.closeWindow();
  });

  it('measures in a workspace that was never saved', async () => {
    const second = path.join(scratch, 'second');
    mkdirSync(second);
    writeFileSync(path.join(second, 'second.ts'), codeLines('s', 80));
    // As VS Code leaves it when a folder is added to another. It then loads the window anew, at times the old one.
    const file = path.join(session.unsavedWorkspaces, 'Untitled-1.code-workspace');
    mkdirSync(session.unsavedWorkspaces, { recursive: true });
    const folders = [session.folder, second].map((folder) => ({ path: folder }));
    writeFileSync(file, JSON.stringify({ folders }));
    const workbench = await session.openWindow({ workspace: file });
    await workbench.started();
    // VS Code may draw the window before it has read that file, and leaves it without folders: it is loaded again then.
    const row = workbench.page.locator('.explorer-folders-view', { hasText: 'second' });
    const isThere = (): Promise<boolean> =>
      eventually(async () => (await row.count()) > 0, NO_EFFECT);
    for (let again = 3; again > 0 && !(await isThere()); again--) {
      await workbench.page.reload();
      await workbench.started();
    }
    typed += await typeInto(workbench, 'second.ts', 'const unsaved ');
    assert.deepEqual(await workbench.toasts(), []);
    await leave(session, typed);
    await session.closeWindow();
    assert.equal(reported(session).origins.typed.inserted, typed);
  });
});
