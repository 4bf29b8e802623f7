import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { eventually } from '../../scripts/vscode/processes';
import { hostIdentity } from '../../src/backend/hostIdentity';
import { addDays } from '../../src/core/calendar/day';
import { isoWeekOf } from '../../src/core/calendar/week';
import { ledgerFileName } from '../../src/protocol/worker';
import { openLedger } from '../../src/store/ledger/openLedger';
import { makeRepository, ME } from '../support/repository';
import { mondayOfWeek, threeYears } from '../support/threeYears';
import { cliJson, type Reported } from './support/played';
import { Session } from './support/session';
import { PATIENCE, type Workbench } from './support/workbench';

const DAY = 86_400_000;

describe('three years of weeks, a drift, and what is decided about it', () => {
  const now = Date.now();
  const monday = (week: number): string => mondayOfWeek('UTC', now, week);
  let session: Session;
  let workbench: Workbench;
  let page: Frame;
  let ledger = '';

  before(async () => {
    session = await Session.start({
      workspace: (folder) => {
        makeRepository(folder, [
          { author: ME, message: 'Begin', date: now - 30 * DAY, files: { 'src/cart.ts': 'x\n' } },
        ]);
      },
      settings: { 'handsOn.weeklySummary': 'off' },
      env: { TZ: 'UTC' },
      prepare: ({ dataFolder }) => {
        mkdirSync(dataFolder, { recursive: true });
        ledger = path.join(dataFolder, ledgerFileName(hostIdentity().key));
        const kept = openLedger({ file: ledger, host: hostIdentity(), now }).ledger;
        const pulses = threeYears('UTC', now);
        for (let at = 0; at < pulses.length; at += 2_000) kept.append(pulses.slice(at, at + 2_000));
        kept.close();
      },
    });
    workbench = session.workbench;
    await workbench.started();
    await workbench.runCommand('Hands-On: Show Weeks');
    page = await workbench.webview('#weeks-say', PATIENCE);
    await says(/built/);
  });

  after(async () => {
    await session.end();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await workbench.screenshot(`weeks ${this.currentTest.title}`);
    }
  });

  const textOf = async (selector: string): Promise<string> =>
    (await page.locator(selector).first().innerText()).replaceAll('\u00a0', ' ');
  const says = async (wanted: RegExp): Promise<void> => {
    let said = '';
    const found = await eventually(async () => {
      said = await textOf('#weeks-say').catch(() => '');
      return wanted.test(said);
    }, PATIENCE);
    assert.ok(found, said);
  };
  const box = workbenchBox(() => workbench);

  it('says the drift, with the numbers of the report', async () => {
    await says(/^You are drifting away from building: 8 weeks at 3\.6 h built, down from 7 h\.$/);
    assert.match(await textOf('.weeks .usual'), /each under 70 % of the median of the 12 before/);
    await page.locator('#weeks-toggle').click();
    for (const week of [155, 150, 140]) {
      const range = ['--week', isoWeekOf(monday(week)), '--tz', 'UTC'];
      const { totals } = cliJson('report', '--ledger', ledger, ...range) as { totals: Reported };
      const row = page.locator('.weeks .data tbody tr').nth(156 - week);
      const shown = await row.locator('time').first().getAttribute('datetime');
      assert.equal(shown, `PT${totals.headlines.built / 1_000}S`, `week ${week}`);
    }
    await page.locator('#weeks-toggle').click();
    await workbench.screenshot('weeks-drift');
  });

  it('asks about the week with nothing in it, and leaves the holiday out', async () => {
    const question = page.locator('.questions .notice');
    assert.equal(await question.count(), 1);
    await question.getByRole('button', { name: 'Holiday' }).click();
    await question.waitFor({ state: 'detached', timeout: PATIENCE });
    await says(/^You are drifting away/);
  });

  it('moves between its views by keyboard', async () => {
    await page.locator('#tab-weeks').focus();
    await workbench.press('Home', 'Enter');
    await page.locator('#panel-overview .toolbar').waitFor({ timeout: PATIENCE });
    assert.equal(await page.locator('#panel-weeks').isVisible(), false);
    await workbench.press('End', 'Enter');
    await page.locator('#weeks-say').waitFor({ timeout: PATIENCE });
    assert.equal(await page.locator('#tab-weeks').getAttribute('aria-selected'), 'true');
  });

  it('keeps the decision, and the view, over a reload', async () => {
    await page.getByRole('button', { name: 'Plan to come back' }).focus();
    await workbench.press('Enter');
    await box.answer(/Plan to come back/, 'Two mornings a week');
    const kept = page.locator('.decisions', {
      hasText: 'plan to come back. “Two mornings a week”',
    });
    await kept.waitFor({ timeout: PATIENCE });
    workbench = await session.restartWindow();
    await workbench.started();
    page = await workbench.webview('#weeks-say', PATIENCE);
    await page
      .locator('.decisions', { hasText: 'Two mornings a week' })
      .waitFor({ timeout: PATIENCE });
    await says(/^You are drifting away/);
  });

  it('takes a phase by keyboard, and refuses an end in the past with its reason', async () => {
    await box.command('Hands-On: Declare a Leadership Phase');
    await box.answer(/1\/3/, 'Planning cycle');
    await box.asks(/2\/3/);
    await box.fill('2020-01-31');
    await box.message(/before it begins|in the past/);
    await box.answer(/2\/3/, addDays(new Date().toISOString().slice(0, 10), 30));
    await box.answer(/3\/3/, '2');
    await says(/^You are in “Planning cycle” until .*: 2 h a week is the target/);
    await page
      .locator('.decisions', { hasText: 'Planning cycle until' })
      .waitFor({ timeout: PATIENCE });
    await workbench.screenshot('weeks-phase');
  });
});

/** VS Code's own input box. */
function workbenchBox(workbench: () => Workbench): {
  /** Runs a command that asks something at once. */
  command(title: string): Promise<void>;
  asks(title: RegExp): Promise<void>;
  fill(text: string): Promise<void>;
  answer(title: RegExp, text: string): Promise<void>;
  message(wanted: RegExp): Promise<void>;
} {
  const widget = (): ReturnType<Workbench['page']['locator']> =>
    workbench().page.locator('.quick-input-widget:visible');
  const titleOf = (): Promise<string> =>
    widget()
      .locator('.quick-input-title')
      .first()
      .innerText({ timeout: 1_000 })
      .catch(() => '');
  const fill = async (text: string): Promise<void> => {
    await widget().waitFor({ timeout: PATIENCE });
    await widget().locator('input').first().fill(text);
  };
  const isOpen = async (title: RegExp): Promise<boolean> =>
    (await widget().count()) > 0 && title.test(await titleOf());
  const asks = async (title: RegExp): Promise<void> => {
    assert.ok(await eventually(() => isOpen(title), PATIENCE), `nobody asks ${String(title)}`);
  };
  return {
    command: (title) => workbench().startCommand(title, 'keyboard'),
    asks,
    fill,
    answer: async (title, text) => {
      await asks(title);
      await fill(text);
      // What was typed before may still be refused for a moment.
      const taken = await eventually(async () => {
        await workbench().press('Enter');
        return eventually(async () => !(await isOpen(title)), 5_000);
      }, PATIENCE);
      assert.ok(taken, `${String(title)} did not take ${text}`);
    },
    message: async (wanted) => {
      const shown = await eventually(
        async () => wanted.test(await widget().locator('.quick-input-message').innerText()),
        PATIENCE,
      );
      assert.ok(shown);
    },
  };
}
