// Shows the pages with sample models outside of VS Code, in the colours of VS Code's own themes.
//   node scripts/preview.mjs [--out FOLDER] [--only THEME,...] [--width 1600,400] [--zoom 1,2]
//     [--page dashboard|areas] [--view NAME,...]
// Takes pictures of every view, theme, width and zoom, and checks each with axe, for parts wider than the
// window, and for movement where less of it is asked for.
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { chromium } from 'playwright-core';
import 'tsx/cjs';
import { AREAS_VIEWS } from './preview/areasViews.mjs';
import { DASHBOARD_VIEWS } from './preview/dashboardViews.mjs';
import { WEEKS_VIEWS } from './preview/weeksViews.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'out/preview' },
    only: { type: 'string' },
    page: { type: 'string' },
    view: { type: 'string' },
    width: { type: 'string' },
    zoom: { type: 'string' },
  },
});
const out = path.resolve(values.out);
const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

const { webviewPage } = require('../src/ui/webviews/page.ts');
const { ensureChromium } = require('./vscode/chromium.ts');

const THEMES = ['dark', 'light', 'hc-dark', 'hc-light', 'dark-2026', 'light-2026'];
const WIDTHS = numbers(values.width ?? '1600,1000,700,400');
const ZOOMS = numbers(values.zoom ?? '1,2');
const ORIGIN = 'https://preview.test';
const views = [...DASHBOARD_VIEWS, ...WEEKS_VIEWS, ...AREAS_VIEWS].filter(
  ({ page, name }) =>
    (values.page === undefined || page === values.page) && isAsked(values.view, name),
);
const bundles = new Map();
for (const page of new Set(views.map((view) => view.page))) bundles.set(page, await build(page));
const browser = await chromium.launch({
  executablePath: await ensureChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
let faults = 0;
try {
  await mkdir(out, { recursive: true });
  for (const theme of THEMES.filter((name) => isAsked(values.only, name))) {
    for (const zoom of ZOOMS) {
      for (const width of WIDTHS) await pictures(theme, { width, zoom });
    }
  }
} finally {
  await browser.close();
}
console.log(faults === 0 ? `No violations. Pictures are in ${out}` : `${faults} violations`);
if (faults > 0) process.exitCode = 1;

function numbers(list) {
  return list.split(',').map(Number);
}

function isAsked(list, name) {
  return list === undefined || list.split(',').includes(name);
}

async function build(pageName) {
  const options = { bundle: true, minify: true, write: false, target: 'chrome134' };
  const file = (name) => path.join(root, 'src/webview', pageName, name);
  const [script, style] = await Promise.all([
    esbuild.build({ ...options, format: 'iife', entryPoints: [file('main.ts')] }),
    esbuild.build({ ...options, entryPoints: [file('main.css')] }),
  ]);
  console.log(
    `${pageName}: script ${script.outputFiles[0].contents.length} B, style ${style.outputFiles[0].contents.length} B`,
  );
  return { script: script.outputFiles[0].text, style: style.outputFiles[0].text };
}

/** Every view in one theme and size: a page is opened once, and loaded anew for each view. */
async function pictures(theme, { width, zoom }) {
  const look = JSON.parse(
    await readFile(path.join(root, `test/support/themes/${theme}.json`), 'utf8'),
  );
  const context = await browser.newContext({
    // Zoom makes everything twice as large, so that half as much fits.
    viewport: { width: Math.round(width / zoom), height: Math.round(900 / zoom) },
    deviceScaleFactor: zoom,
  });
  const now = { view: views[0], name: '' };
  try {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') console.log(`${now.name}: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      console.log(`${now.name}: ${error.stack}`);
    });
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      const [contentType, body] = filesOf(now.view, look)[pathname] ?? [];
      return body === undefined
        ? route.fulfill({ status: 404, body: '' })
        : route.fulfill({ contentType, body });
    });
    for (const view of views) {
      now.view = view;
      now.name = `${view.name}-${theme}-${width}${zoom === 1 ? '' : `-zoom${zoom}`}`;
      await picture(page, view, now.name);
    }
  } finally {
    await context.close();
  }
}

async function picture(page, view, name) {
  await page.emulateMedia({ reducedMotion: view.still ? 'reduce' : 'no-preference' });
  await page.goto(`${ORIGIN}/`);
  const silent = view.answers.view === undefined;
  await page.waitForTimeout(silent ? 250 : view.page === 'areas' ? 500 : 120);
  if (view.open) for (const summary of await page.$$('summary:visible')) await summary.click();
  if (view.press) await page.click(view.press);
  await page.screenshot({ path: path.join(out, `${name}.png`), fullPage: true });
  faults += await check(page, name, view.still);
}

function filesOf({ page, answers, state }, { bodyClass, variables }) {
  const bundle = bundles.get(page);
  const html = webviewPage({
    title: 'Hands-On',
    nonce: 'preview',
    cspSource: ORIGIN,
    scriptUri: `${ORIGIN}/page.js`,
    styleUri: `${ORIGIN}/page.css`,
  });
  const replies = Object.entries(answers).map(([method, answer]) => [
    method,
    answer instanceof Error ? { e: { message: answer.message } } : { r: answer },
  ]);
  const given = { bodyClass, variables, state, replies: Object.fromEntries(replies) };
  const json = JSON.stringify(given).replaceAll('<', '\\u003c');
  const first = `<script nonce="preview">(${stub.toString()})(${json})</script>`;
  return {
    '/': ['text/html', html.replace('<head>', `<head>${first}`)],
    '/page.js': ['text/javascript', bundle.script],
    '/page.css': ['text/css', bundle.style],
  };
}

/** Runs in the page before anything else: VS Code's part. */
function stub({ bodyClass, variables, state, replies }) {
  window.acquireVsCodeApi = () => ({
    getState: () => state,
    setState: () => undefined,
    postMessage: (message) => {
      const reply = replies[message.m];
      if (message.t === 'q' && reply !== undefined) {
        window.postMessage({ t: 's', i: message.i, ...reply });
      }
    },
  });
  document.addEventListener('DOMContentLoaded', () => {
    document.body.className = bodyClass;
    for (const [name, value] of Object.entries(variables)) {
      document.documentElement.style.setProperty(name, value);
    }
  });
}

async function check(page, name, still) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  for (const { id, nodes } of violations) {
    for (const node of nodes)
      console.log(`${name}: ${id}: ${node.html.slice(0, 160)}\n  ${node.failureSummary}`);
  }
  if (wide > 0) console.log(`${name}: ${wide} px wider than its window`);
  const moving = still ? await page.evaluate(() => document.getAnimations().length) : 0;
  if (moving > 0) console.log(`${name}: moves although less motion is asked for`);
  return violations.length + (wide > 0 ? 1 : 0) + (moving > 0 ? 1 : 0);
}
