import type { Browser, BrowserContext, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { ensureChromium } from './chromium';

/** A headless Chromium as VS Code's page needs it. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await ensureChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A fresh browser profile that may use the clipboard. @param origin the page's address without a path */
export async function freshContext(
  browser: Browser,
  origin: string,
  size = { width: 1280, height: 800 },
): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: size });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  return context;
}

/** Waits until VS Code's page shows its status bar. */
export async function workbenchReady(page: Page, timeout = 120_000): Promise<void> {
  await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout });
}
