import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Frame } from 'playwright-core';
import { ROOT } from '../../scripts/lib/run';
import { eventually } from '../../scripts/vscode/processes';
import { hostIdentity } from '../../src/backend/hostIdentity';
import { durationText } from '../../src/core/format/duration';
import type { TimeTotals } from '../../src/core/time/kind';
import type { Pulse } from '../../src/core/time/pulse';
import { ledgerFileName } from '../../src/protocol/worker';
import { openLedger } from '../../src/store/ledger/openLedger';
import { git, makeRepository, ME } from '../support/repository';
import { STATE, typing } from '../unit/store/ledger/pulses';
import { leave, typeInto } from './support/played';
import { Session } from './support/session';
import { PATIENCE } from './support/workbench';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PULSES_OF_A_MINUTE = 12;
const CLI = path.join(ROOT, 'dist/cli.js');

/** Monday of last week, midnight UTC. */
function lastMonday(): number {
  const day = 24 * HOUR;
  const today = Math.floor(Date.now() / day) * day;
  const weekday = (new Date(today).getUTCDay() + 6) % 7;
  return today - (weekday + 7) * day;
}

/** Pulses of so many minutes: of typing, or of scrolling through a diff of others. */
function minutes(start: number, count: number, change: Partial<Pulse> = {}): Pulse[] {
  return Array.from({ length: count * PULSES_OF_A_MINUTE }, (_, index) =>
    typing(start + index * 5_000, { window: `w${start}`, zone: 0, ...change }),
  );
}

const review: Partial<Pulse> = {
  state: { ...STATE, surface: 'pr', owner: 'others' },
  firstHands: null,
  lastHands: null,
  handsRepo: null,
  edits: [],
};

/** What axe-core leaves in a page. */
interface AxeWindow {
  readonly axe: {
    run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
  };
}

describe('the dashboard and the evidence behind it', () => {
  const monday = lastMonday();
  const day = (offset: number): string =>
    new Date(monday + offset * 24 * HOUR).toISOString().slice(0, 10);
  let session: Session;
  let file = '';
  let page: Frame;

  before(async () => {
    session = await Session.start({
      workspace: (folder) => {
        makeRepository(folder, [
          { author: ME, message: 'Begin', date: monday, files: { 'src/a.ts': 'export {};\n' } },
        ]);
      },
      env: { TZ: 'UTC' },
    });
    await session.workbench.started();
    await session.closeWindow();
    file = path.join(session.dataFolder, ledgerFileName(hostIdentity().key));
    mkdirSync(session.dataFolder, { recursive: true });
    const { ledger } = openLedger({ file, host: hostIdentity(), now: Date.now() });
    ledger.append(minutes(monday + 9 * HOUR, 90));
    ledger.append(minutes(monday + 13 * HOUR, 60, review));
    ledger.append(minutes(monday + 33 * HOUR, 45));
    ledger.close();
    const workbench = await session.openWindow();
    await workbench.started();
    await workbench.runCommand('Hands-On: Open Dashboard');
    page = await workbench.webview('.toolbar .step');
    await page.locator('.step').first().click();
    await page.locator('[data-figure="built"]').waitFor();
  });

  after(async () => {
    await session.end();
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      await session.workbench.screenshot(`dashboard ${this.currentTest.title}`);
    }
  });

  const reported = (): TimeTotals => {
    const range = ['--from', day(0), '--to', day(6), '--tz', 'UTC'];
    const text = execFileSync(
      process.execPath,
      [CLI, 'report', '--ledger', file, ...range, '--json'],
      { encoding: 'utf8' },
    );
    return (JSON.parse(text) as { totals: TimeTotals }).totals;
  };
  /** Milliseconds of the duration that an element holds. */
  const shown = async (selector: string): Promise<number> => {
    const iso = await page.locator(`${selector} time`).first().getAttribute('datetime');
    return Number(/^PT([\d.]+)S$/.exec(iso ?? '')?.[1] ?? NaN) * 1_000;
  };
  const built = (): Promise<number> => shown('[data-figure="built"] .value');
  const reviewed = (): Promise<number> => shown('[data-figure="reviewed"] .value');

  it('shows the numbers of the ledger', async () => {
    const { headlines, kinds } = reported();
    assert.ok(await eventually(async () => (await built()) === headlines.built, PATIENCE));
    assert.equal(await reviewed(), headlines.reviewed);
    // The last tenth of a second of a record has no sign of anybody.
    assert.ok(Math.abs(headlines.reviewed - 60 * MINUTE) < 1_000);
    assert.ok(Math.abs(headlines.built - 135 * MINUTE) < 10_000);
    const all = Object.values(kinds).reduce((sum, ms) => sum + ms, 0);
    assert.equal(await shown('.kinds tfoot'), all);
    const share = headlines.built / (headlines.built + headlines.reviewed);
    const text = await page.locator('[data-figure="share"] .value').innerText();
    assert.equal(text.replaceAll('\u00a0', ' '), `${Math.round(share * 100)} %`);
    await session.workbench.screenshot('dashboard-week');
  });

  it('opens the intervals behind a bar', async () => {
    const canvas = page.locator('.chart canvas').first();
    const box = await canvas.boundingBox();
    assert.ok(box);
    // Monday's bar, a little above the middle line.
    const opens = async (): Promise<boolean> => {
      await canvas.click({ position: { x: box.width * 0.11, y: box.height * 0.45 } });
      // What is drawn only now was not there to be clicked.
      const day = page.locator('.intervals tbody tr.day').first();
      return eventually(async () => (await day.count()) > 0, 10_000);
    };
    assert.ok(await eventually(opens, PATIENCE), 'nothing is opened by a click on a bar');
    assert.match(await page.locator('#evidence-title').innerText(), /Monday/);
    assert.match(await page.locator('.intervals').innerText(), /src\/cart\.ts/);
    await session.workbench.screenshot('dashboard-evidence');
    await page.locator('#evidence-close').click();
  });

  it('follows a correction, and its undoing', async () => {
    const before = reported().headlines;
    await page.locator('#figure-reviewed').click();
    const change = page.locator('.intervals button[aria-expanded]').first();
    await change.click();
    await page.locator('.correction select').selectOption({ label: 'Writing' });
    await page.locator('.correction button[type="submit"]').click();
    const follows = async (wanted: number): Promise<boolean> =>
      eventually(async () => (await built()) === wanted, PATIENCE);
    assert.ok(await follows(before.built + before.reviewed), durationText(await built()));
    assert.equal(await reviewed(), 0);
    assert.deepEqual(reported().headlines, {
      ...before,
      built: before.built + before.reviewed,
      reviewed: 0,
    });
    await session.workbench.screenshot('dashboard-corrected');
    await page.locator('.corrections button').first().click();
    assert.ok(await follows(before.built), durationText(await built()));
    assert.equal(await reviewed(), before.reviewed);
    assert.deepEqual(reported().headlines, before);
  });

  it('opens what the share is made of and goes back, by keyboard alone', async () => {
    const { headlines } = reported();
    const focused = (id: string): Promise<boolean> =>
      eventually(() => page.evaluate((name) => document.activeElement?.id === name, id), PATIENCE);
    await page.locator('#figure-share').focus();
    await session.workbench.press('Enter');
    assert.ok(await focused('evidence-title'));
    const sum = headlines.built + headlines.reviewed;
    assert.ok(await eventually(async () => (await shown('.evidence-sum')) === sum, PATIENCE));
    await session.workbench.press('Escape');
    assert.ok(await focused('figure-share'));
  });

  it('opens the pick by one key, and today’s numbers by another', async () => {
    const { workbench } = session;
    const widget = workbench.page.locator('.quick-input-widget:visible');
    await workbench.press('Control+Alt+h');
    await widget.filter({ hasText: 'Pause Tracking' }).waitFor();
    await workbench.press('t');
    await widget.filter({ hasText: 'Hands-On: Today' }).filter({ hasText: 'This week' }).waitFor();
    await workbench.press('Escape');
    await widget.waitFor({ state: 'hidden' });
  });

  it('is told by two keys that one pairs, or reviews elsewhere, and shows it until told again', async () => {
    const { workbench } = session;
    const widget = workbench.quickInput();
    const twice = async (letter: string, says: RegExp, row: string): Promise<void> => {
      const chosen = async (): Promise<void> => {
        await workbench.press('Control+Alt+h');
        await widget.filter({ hasText: row }).waitFor();
        await workbench.press(letter);
        await widget.waitFor({ state: 'hidden' });
      };
      await chosen();
      const tells = async (): Promise<boolean> => says.test(await workbench.tooltip());
      assert.ok(await eventually(tells, 30_000, 500), `the tooltip does not say ${says.source}`);
      await chosen();
      const over = async (): Promise<boolean> => !(await tells());
      assert.ok(await eventually(over, 30_000, 500), `the tooltip goes on saying ${says.source}`);
    };
    await twice('g', /Pairing: you stay present/, 'Pairing');
    await twice('r', /Reviewing elsewhere: counts until/, 'Reviewing Elsewhere');
  });

  it('has nothing that keeps anybody out, in any kind of theme', async () => {
    const axe = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');
    const themes = {
      'Light Modern': 'vscode-light',
      'Dark High Contrast': 'vscode-high-contrast',
      'Light High Contrast': 'vscode-high-contrast-light',
      'Dark Modern': 'vscode-dark',
    };
    const { workbench } = session;
    const widget = workbench.page.locator('.quick-input-widget:visible');
    for (const [theme, className] of Object.entries(themes)) {
      await workbench.startCommand('Preferences: Color Theme');
      await widget.locator('input').first().fill(theme);
      await widget.locator('.monaco-list-row').filter({ hasText: theme }).first().click();
      await widget.waitFor({ state: 'hidden' });
      await page.locator(`body.${className}`).waitFor();
      await page.evaluate(axe);
      const found = await page.evaluate(async () => {
        const { violations } = await (window as unknown as AxeWindow).axe.run();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`);
      });
      assert.deepEqual(found, [], theme);
      await workbench.screenshot(`dashboard-${className}`);
    }
  });

  it('tells who typed what was committed', async () => {
    const { workbench, folder } = session;
    await page.locator('.step').last().click();
    const typed = await typeInto(workbench, 'src/a.ts', 'const typed by hand ');
    await leave(session, typed);
    await workbench.focus();
    git(folder, ['commit', '-qam', 'Say what was typed by hand']);
    await workbench.runCommand('Hands-On: Open Dashboard');
    page = await workbench.webview('#figure-built');
    await page.locator('#figure-built').click();
    const shares = page.locator('.commit-shares');
    await shares.filter({ hasText: 'Say what was typed by hand' }).waitFor();
    const text = (await shares.innerText()).replaceAll('\u00a0', ' ');
    assert.match(text, new RegExp(`Written: ${typed} typed; 100 % by hand`));
  });
});
