import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { makeLongHistory } from '../support/longHistory';
import { git, ME } from '../support/repository';
import { slowGit, type SlowGit } from '../support/slowGit';
import { Session } from './support/session';
import { PATIENCE } from './support/workbench';

/** Enough that nobody waits for the end of the reading at the speed of an old disk. */
const COMMITS = 20_000;

describe('a repository that cannot be shown at once', function () {
  // Each goes on where the one before ended.
  this.bail(true);
  let session: Session;
  let outside: string;
  let slow: SlowGit;

  before(async () => {
    outside = mkdtempSync(path.join(tmpdir(), 'hands-on-outside-'));
    slow = slowGit(outside);
    session = await Session.start({
      workspace: (folder) => {
        makeLongHistory(folder, COMMITS, Date.now());
      },
      trusted: false,
      settings: { 'security.workspace.trust.startupPrompt': 'never', 'git.path': slow.program },
      // Nobody's own configuration says who the person is.
      env: {
        HOME: outside,
        XDG_CONFIG_HOME: outside,
        PATH: [outside, process.env['PATH']].join(path.delimiter),
        // No login shell puts another git before it.
        VSCODE_CLI: '1',
      },
    });
    await session.workbench.started();
  });

  after(async () => {
    await session.end();
    rmSync(outside, { recursive: true, force: true });
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || session.workbench.page.isClosed()) return;
    await session.workbench.screenshot(currentTest.title);
  });

  const inPage = (selector: string): Promise<Frame> =>
    session.workbench.webview(selector, PATIENCE);
  /** Waits until the page says so. */
  async function says(title: string): Promise<Frame> {
    const frame = await inPage('main h1');
    await frame.locator('h1', { hasText: title }).waitFor({ timeout: PATIENCE });
    return frame;
  }
  async function press(frame: Frame, name: string): Promise<void> {
    await frame.getByRole('button', { name, exact: true }).first().press('Enter');
  }

  it('runs no git before the folder is trusted', async () => {
    const { workbench } = session;
    await workbench.runCommand('Hands-On: Show Stale Areas');
    const frame = await says('Git is not run in a folder you do not trust');
    await workbench.runCommand('Hands-On: Focus on Stale Areas View');
    const list = workbench.page.locator('.pane', { hasText: 'you do not trust' });
    await list.first().waitFor();
    await press(frame, 'Manage workspace trust');
    const trust = workbench.page.locator('.workspace-trust-editor');
    await trust.getByRole('button', { name: 'Trust', exact: true }).first().click();
    await trust.getByText('You trust this folder').first().waitFor();
  });

  it('stops the reading at one stroke, and says so in the page and the list', async () => {
    const { workbench } = session;
    await workbench.runCommand('Hands-On: Show Stale Areas');
    const frame = await says('Reading the history');
    const progress = workbench.page.locator('.statusbar-item[id$="handsOn.indexing"]');
    await progress.filter({ hasText: /\d commits?/ }).waitFor({ timeout: PATIENCE });
    await press(frame, 'Stop');
    await says('Reading was stopped');
    await progress.waitFor({ state: 'detached', timeout: PATIENCE });
    await workbench.page.locator('.pane', { hasText: 'Reading was stopped' }).first().waitFor();
    await workbench.screenshot('areas-stopped');
  });

  it('says in git’s own words why it cannot be read', async () => {
    slow.hurry();
    const config = path.join(session.folder, '.git/config');
    const before = readFileSync(config, 'utf8');
    appendFileSync(config, '[broken\n');
    await press(await says('Reading was stopped'), 'Continue reading');
    const frame = await says('The history could not be read completely');
    assert.match(await frame.locator('.empty').innerText(), /bad config line.*still measured/);
    writeFileSync(config, before);
    await press(frame, 'Continue reading');
  });

  it('asks who the person is', async () => {
    const frame = await says('Git does not know who you are here');
    git(session.folder, ['config', 'user.email', ME.email]);
    await press(frame, 'Look again');
    await says('billing: you last wrote here on');
  });

  it('is caught up with in parts: by person where there are more than forty files', async () => {
    const { workbench } = session;
    const frame = await says('billing');
    await press(frame, 'Catch me up');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    const widget = workbench.page.locator('.quick-input-widget');
    await widget.getByText('60 files changed since').waitFor({ timeout: PATIENCE });
    await rows.filter({ hasText: 'Everything' }).first().waitFor();
    await rows.filter({ hasText: 'billing/part0' }).first().waitFor();
    await workbench.type('Kim', 20);
    await rows.first().filter({ hasText: 'Kim Colleague' }).waitFor();
    assert.match(await rows.first().innerText(), /40 files/);
    await workbench.press('Enter');
    await workbench.tab('Catch up: billing (Kim Colleague)').waitFor({ timeout: PATIENCE });
    await workbench.page.locator('.multiDiffEditor .multiDiffEntry').first().waitFor();
    await workbench.screenshot('areas-catch-up-part');
  });

  it('lets the lead call an area what they call it, and takes that back', async () => {
    const { workbench } = session;
    const { page } = workbench;
    const input = page.locator('.quick-input-widget input').first();
    const rows = page.locator('.quick-input-widget .monaco-list-row');
    await workbench.runCommand('Hands-On: Show Stale Areas');
    await press(await says('billing'), 'Change this area');
    await rows.first().filter({ hasText: 'Rename' }).waitFor({ timeout: PATIENCE });
    await workbench.press('Enter');
    await page.locator('.quick-input-widget').getByText('Name of the area').waitFor();
    await input.fill('Payments');
    await workbench.press('Enter');
    const frame = await says('Payments: you last wrote here on');
    await press(frame, 'Your areas: 1 change');
    await rows.first().filter({ hasText: 'is called Payments' }).waitFor();
    await workbench.press('Enter');
    await says('billing: you last wrote here on');
  });
});
