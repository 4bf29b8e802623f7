/**
 * Takes the README's pictures: the packaged extension in a real VS Code, with a ledger of made-up weeks.
 *
 *   npm run package && npm run screenshots
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { hostIdentity } from '../src/backend/hostIdentity';
import { ledgerFileName } from '../src/protocol/worker';
import { Session } from '../test/e2e/support/session';
import type { Workbench } from '../test/e2e/support/workbench';
import { seededPulses, seedLedger } from '../test/support/seededLedger';
import { ROOT, say } from './lib/run';
import { makeLeadsRepository } from './screenshots/history';

const FOLDER = path.join(ROOT, 'media/readme');
const SIZE = { width: 1120, height: 1120 };
const THEMES = { dark: 'Default Dark Modern', light: 'Default Light Modern' } as const;
const DAYS = 75;
/** Room around the tooltip, CSS pixels. */
const MARGIN = 12;

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const now = Date.now();
  const zone = zoneOfAfternoon(now);
  const session = await Session.start({
    workspace: (folder) => {
      makeLeadsRepository(folder, now);
    },
    settings: {
      'workbench.colorTheme': THEMES.dark,
      'workbench.activityBar.location': 'hidden',
      'workbench.layoutControl.enabled': false,
      'window.commandCenter': false,
      'handsOn.weeklyTarget': 10,
    },
    prepare: ({ dataFolder }) => {
      mkdirSync(dataFolder, { recursive: true });
      const host = hostIdentity();
      const pulses = seededPulses({ repo: 'file:///home/lea/shop', zone, now, days: DAYS });
      seedLedger(path.join(dataFolder, ledgerFileName(host.key)), host, now, pulses);
    },
    env: { TZ: zone },
    size: SIZE,
  });
  try {
    for (const [name, theme] of Object.entries(THEMES)) {
      if (theme !== THEMES.dark) {
        await session.changeSettings({ 'workbench.colorTheme': theme });
        await session.restartWindow();
      }
      await showDashboard(session.workbench);
      await take(session.workbench.page, `dashboard-${name}`);
      if (theme !== THEMES.dark) continue;
      await takeTooltip(session.workbench);
      await showStaleAreas(session.workbench);
      await take(session.workbench.page, 'stale-areas');
    }
  } finally {
    await session.end();
  }
}

async function takeTooltip(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.statusBar().first().hover();
  const hover = page.locator('.workbench-hover-container:visible').first();
  await hover.waitFor();
  await page.waitForTimeout(500);
  const box = await hover.boundingBox();
  if (box === null) throw new Error('There is no tooltip.');
  const top = Math.max(0, box.y - MARGIN);
  await take(page, 'status-bar', {
    x: 0,
    y: top,
    width: Math.min(SIZE.width, box.x + box.width + 4 * MARGIN),
    height: SIZE.height - top,
  });
}

async function showStaleAreas(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand('Hands-On: Show Stale Areas');
  const frame = await workbench.webview('[role="treeitem"], [data-path], .tile', 30_000);
  await frame.locator('h1').first().waitFor();
  await page.mouse.move(SIZE.width / 2, 5);
  await page.waitForTimeout(2_000);
}

async function showDashboard(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  await workbench.started();
  if (await page.locator('.part.sidebar').isVisible()) {
    await workbench.runCommand('View: Close Primary Side Bar');
  }
  await workbench.runCommand('Hands-On: Open Dashboard');
  const frame = await workbench.webview('[data-figure="built"]');
  await frame.locator('canvas').first().waitFor();
  await page.mouse.move(SIZE.width / 2, 5);
  // Charts grow into place.
  await page.waitForTimeout(2_000);
}

async function take(
  page: Page,
  name: string,
  clip?: { x: number; y: number; width: number; height: number },
): Promise<void> {
  const file = path.join(FOLDER, `${name}.png`);
  await page.screenshot({ path: file, ...(clip === undefined ? {} : { clip }) });
  say(path.relative(ROOT, file));
}

/** A zone where it is between three and five in the afternoon, so that a day can be seen. */
function zoneOfAfternoon(now: number): string {
  const hour = new Date(now).getUTCHours();
  const east = ((16 - hour + 36) % 24) - 12;
  // These names count to the west.
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
