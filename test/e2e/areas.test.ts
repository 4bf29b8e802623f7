import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import { eventually } from '../../scripts/vscode/processes';
import { addCommit, codeLines, COLLEAGUE, git, ME, type Person } from '../support/repository';
import { makeStaleRepository } from '../support/staleRepository';
import { Session } from './support/session';
import { PATIENCE } from './support/workbench';

const SENTENCE =
  /^services\/billing: you last wrote here on \d+ \w+(?: \d{4})?; since then 1 person made 4 commits, and you merged all of them\.$/;

describe('stale areas, by keyboard alone', () => {
  let session: Session;

  before(async () => {
    session = await Session.start({
      workspace: (folder) => {
        makeStaleRepository(folder, Date.now());
      },
    });
    await session.workbench.started();
  });

  after(async () => {
    await session.end();
  });

  afterEach(async function () {
    const { currentTest } = this;
    if (currentTest?.state !== 'failed' || session.workbench.page.isClosed()) return;
    await session.workbench.screenshot(currentTest.title);
  });

  /** Starts a command from the palette without a mouse. */
  async function palette(title: string): Promise<void> {
    await session.workbench.startCommand(title, 'keyboard');
  }

  const map = (): Promise<Frame> => session.workbench.webview('.map [role="option"]', PATIENCE);
  /** What has the focus in the page: its own name, or its words. */
  const focused = (frame: Frame): Promise<string> =>
    frame.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
    });
  async function focuses(frame: Frame, wanted: RegExp): Promise<void> {
    const fits = async (): Promise<boolean> => wanted.test(await focused(frame));
    assert.ok(await eventually(fits, PATIENCE), `${String(wanted)} is not ${await focused(frame)}`);
  }
  async function tabTo(frame: Frame, wanted: RegExp, key = 'Tab'): Promise<void> {
    // A page has the keys some time after it can be seen.
    assert.ok(await eventually(() => frame.evaluate(() => document.hasFocus()), PATIENCE));
    for (let step = 0; step < 30; step++) {
      if (wanted.test(await focused(frame))) return;
      await session.workbench.press(key);
    }
    assert.fail(
      `${String(wanted)} cannot be reached by ${key}; the focus is on ${await focused(frame)}`,
    );
  }

  it('says the worst blind spot and draws the map', async () => {
    await palette('Hands-On: Show Stale Areas');
    const frame = await map();
    assert.match(await frame.locator('h1').innerText(), SENTENCE);
    const labels = await frame
      .locator('[role="option"]')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('aria-label') ?? ''));
    assert.ok(
      labels.some((label) =>
        /^services\/billing.*4 commits by 1 person since.*blind spot/.test(label),
      ),
    );
    assert.ok(labels.some((label) => /^web.*last written yesterday/.test(label)));
    await session.workbench.screenshot('areas-map');
  });

  it('is walked by arrows, in and out again', async () => {
    const frame = await map();
    await frame.locator('h1').waitFor();
    await tabTo(frame, /^services\/billing.*blind spot/);
    const start = await focused(frame);
    const seen = new Set([start]);
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'End', 'Home']) {
      await session.workbench.press(key);
      seen.add(await focused(frame));
    }
    assert.ok(seen.size > 2, [...seen].join('\n'));
    const name = (await focused(frame)).split(',')[0];
    assert.equal(await frame.locator('#details-title').innerText(), name);

    await tabTo(frame, /^Show on the map$/, 'Shift+Tab');
    await session.workbench.press('Enter');
    await focuses(frame, /^services\/billing/);
    const before = await frame.locator('[role="option"]').count();
    await session.workbench.press('Enter');
    await frame.locator('.crumbs [aria-current]').waitFor();
    const here = frame.locator('.crumbs [aria-current]');
    assert.equal(await here.innerText(), 'billing');
    await focuses(frame, /^services\/billing\//);
    await session.workbench.press('Escape');
    await here.filter({ hasText: 'services' }).waitFor();
    await focuses(frame, /^services\/billing, /);
    await session.workbench.press('Escape');
    await frame.locator('.crumbs').waitFor({ state: 'hidden' });
    assert.equal(await frame.locator('[role="option"]').count(), before);
  });

  it('has a table that is sorted by keyboard', async () => {
    const frame = await map();
    await tabTo(frame, /^Show as table$/, 'Shift+Tab');
    await session.workbench.press('Enter');
    await tabTo(frame, /^Commits$/);
    await session.workbench.press('Enter');
    assert.equal(await frame.locator('[aria-sort]').getAttribute('aria-sort'), 'descending');
    const first = frame.locator('.area-table tbody tr').first();
    assert.match(await first.innerText(), /^services\/billing/);
    await tabTo(frame, /^Show as map$/, 'Shift+Tab');
    await session.workbench.press('Enter');
    await frame.locator('.map').waitFor();
  });

  it('catches me up: from what I last wrote to the working tree', async () => {
    const { workbench } = session;
    const frame = await map();
    await tabTo(frame, /^Catch me up$/, 'Shift+Tab');
    await workbench.press('Enter');
    await workbench.tab('Catch up: services/billing').waitFor({ timeout: PATIENCE });
    const diff = workbench.page.locator('.multiDiffEditor');
    await diff.locator('.multiDiffEntry').first().waitFor();
    const shown = async (): Promise<string> => (await diff.innerText()).replaceAll('\u00a0', ' ');
    assert.ok(
      await eventually(async () => (await shown()).includes('invoice.ts'), PATIENCE),
      await shown(),
    );
    // Both sides of the file that was changed: as I left it, and as it is.
    const [left, right] = [codeLines('invoice', 1).trim(), codeLines('rounded11', 1).trim()];
    assert.ok(
      await eventually(async () => {
        const text = await shown();
        return text.includes(left) && text.includes(right);
      }, PATIENCE),
      await shown(),
    );
    await workbench.screenshot('areas-catch-up');
  });

  it('lists the commits, grouped by author', async () => {
    const { workbench } = session;
    await palette('Hands-On: List Commits Since I Wrote');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await rows.first().filter({ hasText: 'services/billing' }).waitFor();
    await workbench.press('Enter');
    const document = await workbench.webview('.markdown-body h2', PATIENCE);
    assert.ok(
      await eventually(
        async () => (await document.locator('body').innerText()).includes('Kim Colleague (4)'),
        PATIENCE,
      ),
    );
  });

  it('leads back in: a small piece of work that nobody waits for', async () => {
    const { workbench } = session;
    await palette('Hands-On: Next Hands-On Picks');
    const rows = workbench.page.locator('.quick-input-widget .monaco-list-row');
    await rows.filter({ hasText: 'tax.ts:11' }).first().waitFor({ timeout: PATIENCE });
    await workbench.type('tax.ts:11', 10);
    await rows.first().filter({ hasText: 'tax.ts:11' }).waitFor();
    await workbench.press('Enter');
    await workbench.tab('tax.ts').waitFor();
    await workbench.editor().waitFor();
    await workbench.shows(/TODO: say which rates/);
    await workbench.page.locator('#status\\.editor\\.selection', { hasText: 'Ln 11' }).waitFor();
  });

  it('is a native list with a badge and the sentence above it', async () => {
    const { workbench } = session;
    await palette('Hands-On: Focus on Stale Areas View');
    const view = workbench.page.locator('.pane', { hasText: 'services/billing' }).first();
    await view.filter({ hasText: 'you last wrote here on' }).waitFor();
    const row = view.locator('.monaco-list-row').first();
    await row.filter({ hasText: 'services/billing' }).filter({ hasText: '4 commits' }).waitFor();
    const badge = workbench.page.locator('.activitybar [aria-label*="1 blind spot"]');
    assert.match((await badge.first().getAttribute('aria-label')) ?? '', /^Hands-On/);
    await workbench.screenshot('areas-list');
  });

  it('says of a folder in the Explorer how stale it is', async () => {
    const { workbench } = session;
    const { page } = workbench;
    await palette('View: Show Explorer');
    const folder = page
      .locator('.explorer-folders-view .monaco-list-row', { hasText: 'web' })
      .first();
    await folder.click({ button: 'right' });
    // The menu takes no click in its first moment, so that the one that opened it chooses nothing.
    await page.getByRole('menuitem', { name: 'How Stale Is This to Me?' }).hover();
    await page.keyboard.press('Enter');
    const message = page.locator('.notification-toast', { hasText: 'web: you last wrote here on' });
    await message.waitFor();
    assert.match(await message.innerText(), /nobody has changed it since\./);
    await message.getByRole('button', { name: 'Show on the Map' }).click();
    const frame = await map();
    await focuses(frame, /^web,/);
  });

  describe('while other programs commit', () => {
    /** How many commits the sentence counts, and how many of those I merged; null where I wrote last. */
    type Counted = readonly [commits: number, merged: string] | null;

    /** Waits until map, sentence and list say it, in the window that is open all the time. */
    async function show(counted: Counted): Promise<void> {
      const { page } = session.workbench;
      const frame = await map();
      const [sentence, tile] =
        counted === null
          ? [/^No blind spots/, /^services\/billing, last written today, no commits by others/]
          : [
              new RegExp(
                `1 person made ${counted[0]} commits, and you merged ${counted[1]} of them`,
              ),
              new RegExp(`^services/billing, .*, ${counted[0]} commits by 1 person since`),
            ];
      await frame.locator('h1', { hasText: sentence }).waitFor();
      await frame.getByRole('option', { name: tile }).waitFor();
      const row = page.locator('.pane .monaco-list-row', { hasText: 'services/billing' });
      if (counted === null) await row.first().waitFor({ state: 'detached' });
      else
        await row
          .filter({ hasText: `${counted[0]} commits` })
          .first()
          .waitFor();
    }

    /** As from a terminal: no window gains or loses the focus. */
    function change(author: Person, file: string, text: string): void {
      const files = { [`services/billing/src/${file}`]: codeLines(text, 5) };
      addCommit(session.folder, { author, message: `Write ${text}`, date: Date.now(), files });
    }

    before(async () => {
      await palette('Hands-On: Focus on Stale Areas View');
      await show([4, 'all']);
    });

    it('shows what a colleague did on a branch once I merged it', async () => {
      const { folder } = session;
      git(folder, ['checkout', '--quiet', '-b', 'later']);
      change(COLLEAGUE, 'later.ts', 'later');
      await show([5, '4']);
      git(folder, ['checkout', '--quiet', 'main']);
      await show([4, 'all']);
      git(folder, ['merge', '--quiet', '--no-ff', '-m', 'Merge later', 'later']);
      await show([5, 'all']);
    });

    it('shows that I wrote there again, and not any more once that is rewritten', async () => {
      const { folder } = session;
      change(ME, 'again.ts', 'again');
      await show(null);
      const kim = `${COLLEAGUE.name} <${COLLEAGUE.email}>`;
      git(folder, ['commit', '--quiet', '--amend', '--no-edit', `--author=${kim}`]);
      await show([6, '5']);
      git(folder, ['reset', '--quiet', '--hard', 'HEAD~1']);
      await show([5, 'all']);
    });
  });
});
