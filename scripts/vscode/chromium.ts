import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { must, onPath, output, ROOT } from '../lib/run';
import { aptInstall } from './apt';
import { cacheFolder, exists } from './cache';

const NAMES = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/** The path of a Chromium that runs; installed where there is none and apt or Playwright can. */
export async function ensureChromium(): Promise<string> {
  const found = await installed();
  if (found !== undefined) return found;
  const log = path.join(cacheFolder(), 'chromium.log');
  await mkdir(cacheFolder(), { recursive: true });
  let reason: unknown;
  try {
    // A page without any font shows boxes; Debian's chromium only recommends some.
    await aptInstall(['chromium', 'fonts-liberation'], log);
    const fromApt = await installed();
    if (fromApt !== undefined) return fromApt;
  } catch (error) {
    reason = error;
  }
  // Ubuntu's package is a stub for snap, which cannot run in a container.
  return downloaded(log).catch((error: unknown) => {
    throw reason ?? error;
  });
}

async function installed(): Promise<string | undefined> {
  for (const name of NAMES) {
    const file = await onPath(name);
    if (file !== undefined && (await output(file, ['--version'])).code === 0) return file;
  }
  const own = chromium.executablePath();
  return (await exists(own)) ? own : undefined;
}

async function downloaded(log: string): Promise<string> {
  const cli = path.join(ROOT, 'node_modules/playwright-core/cli.js');
  await must('The download of Chromium', process.execPath, [cli, 'install', 'chromium'], { log });
  return chromium.executablePath();
}
