// Shows the pages with sample models outside of VS Code, in the colours of VS Code's own themes.
//   node scripts/preview.mjs [--out FOLDER] [--only THEME] [--width 1280,400] [--page dashboard|areas] [--view NAME]
// Takes pictures of every view, theme and width, and checks each with axe.
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

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'out/preview' },
    only: { type: 'string' },
    page: { type: 'string' },
    view: { type: 'string' },
    width: { type: 'string' },
  },
});
const out = path.resolve(values.out);
const require = createRequire(import.meta.url);
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

const { webviewPage } = require('../src/ui/webviews/page.ts');
const { sampleOverview } = require('../test/support/sampleOverview.ts');
const { sampleAnswers } = require('../test/support/sampleEvidence.ts');
const { ensureChromium } = require('./vscode/chromium.ts');

const THEMES = ['dark', 'light', 'hc-dark', 'hc-light', 'dark-2026', 'light-2026'];
const WIDTHS = (values.width ?? '1600,1280,760,400').split(',').map(Number);
const ORIGIN = 'https://preview.test';
const on = { kind: 'on' };
const idle = sampleOverview('week', '2026-11-05');

/** Name, what the extension would answer (null: not at all, Error: a failure), and what to do then. */
const VIEWS = [
  { name: 'week', overview: sampleOverview('week') },
  { name: 'day', overview: sampleOverview('day'), state: { period: 'day' } },
  { name: 'month', overview: sampleOverview('month'), state: { period: 'month' } },
  { name: 'year', overview: sampleOverview('year'), state: { period: 'year' } },
  { name: 'table', overview: sampleOverview('week'), state: { table: true } },
  { name: 'details', overview: sampleOverview('week'), open: true },
  { name: 'kinds', overview: sampleOverview('week'), state: { chart: 'kinds' } },
  { name: 'trend', overview: sampleOverview('week'), state: { chart: 'trend' } },
  {
    name: 'evidence',
    overview: sampleOverview('week'),
    state: {
      evidence: {
        from: '2026-11-19',
        to: '2026-11-19',
        part: 'all',
        repo: null,
        folder: null,
        language: null,
        origin: null,
        span: null,
        title: 'Built and reviewed, Thursday 19 November',
      },
    },
    press: '.intervals tbody tr:nth-child(3) .link[aria-expanded]',
  },
  { name: 'empty', overview: sampleOverview('week', '2026-11-19', { since: null }) },
  {
    name: 'first',
    overview: sampleOverview('week', '2026-11-19', {
      usual: null,
      share: null,
      target: null,
      ...firstMinutes(),
    }),
  },
  {
    name: 'quiet',
    overview: {
      ...sampleOverview('week', '2027-01-05'),
      line: { date: '2026-11-19', segments: [] },
      usual: idle.usual,
    },
  },
  {
    name: 'health',
    overview: sampleOverview('week', '2026-11-19', {
      health: {
        state: 'spool',
        message:
          'The disk is full, so the ledger cannot be written. Time is still measured and waits in a file beside it. Free some space.',
        file: '/home/ada/ledger.db',
        spooled: 1204,
        dropped: 0,
      },
    }),
    tracking: { kind: 'paused' },
  },
  { name: 'error', overview: new Error('no answer') },
  { name: 'loading', overview: null },
];

function firstMinutes() {
  const { days, line } = sampleOverview('week');
  const totals = {
    kinds: {
      implementing: 252_000,
      reviewing: 71_000,
      debugging: 0,
      directing: 0,
      reading: 40_000,
      other: 0,
    },
    sub: { reviewing: { others: 71_000, own: 0, agent: 0, elsewhere: 0 } },
    headlines: { built: 252_000, reviewed: 71_000, directed: 0 },
  };
  const nothing = days[6].totals;
  const { start } = line.segments[0];
  return {
    totals,
    days: days.map((day) => ({ ...day, totals: day.date === '2026-11-19' ? totals : nothing })),
    line: {
      date: '2026-11-19',
      segments: [
        { start, end: start + 252_000, kind: 'implementing', sub: null },
        { start: start + 300_000, end: start + 371_000, kind: 'reviewing', sub: 'others' },
        { start: start + 371_000, end: start + 411_000, kind: 'reading', sub: null },
      ],
    },
  };
}

const views = [...VIEWS.map(dashboardView), ...AREAS_VIEWS].filter(
  ({ page, name }) =>
    (values.page === undefined || page === values.page) &&
    (values.view === undefined || name === values.view),
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
  for (const theme of THEMES.filter((name) => values.only === undefined || name === values.only)) {
    for (const width of WIDTHS) for (const view of views) await picture(theme, width, view);
  }
} finally {
  await browser.close();
}
console.log(faults === 0 ? `No violations. Pictures are in ${out}` : `${faults} violations`);
if (faults > 0) process.exitCode = 1;

function dashboardView({ name, overview, tracking = on, state, open, press }) {
  const view = overview instanceof Error ? overview : { overview, tracking };
  return {
    page: 'dashboard',
    name,
    open,
    press,
    state: {
      period: 'week',
      date: null,
      repo: null,
      chart: 'balance',
      table: false,
      evidence: null,
      scroll: 0,
      ...state,
    },
    answers: overview === null ? {} : { ...sampleAnswers, view },
  };
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

async function picture(theme, width, view) {
  const { bodyClass, variables } = JSON.parse(
    await readFile(path.join(root, `test/support/themes/${theme}.json`), 'utf8'),
  );
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  try {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') console.log(`${theme} ${view.name}: ${message.text()}`);
    });
    page.on('pageerror', (error) => {
      console.log(`${theme} ${view.name}: ${error.stack}`);
    });
    await serve(page, view.page);
    const given = Object.entries(view.answers).map(([method, answer]) => [
      method,
      answer instanceof Error ? { e: { message: answer.message } } : { r: answer },
    ]);
    await page.addInitScript(stub, {
      bodyClass,
      variables,
      state: view.state,
      replies: Object.fromEntries(given),
    });
    await page.goto(`${ORIGIN}/`);
    await page.waitForTimeout(
      view.answers.view === undefined ? 250 : view.page === 'areas' ? 500 : 120,
    );
    if (view.open) for (const summary of await page.$$('summary')) await summary.click();
    if (view.press) await page.click(view.press);
    const name = `${view.name}-${theme}-${width}`;
    await page.screenshot({ path: path.join(out, `${name}.png`), fullPage: true });
    faults += await check(page, name);
  } finally {
    await context.close();
  }
}

async function serve(page, pageName) {
  const bundle = bundles.get(pageName);
  const html = webviewPage({
    title: 'Hands-On',
    nonce: 'preview',
    cspSource: ORIGIN,
    scriptUri: `${ORIGIN}/page.js`,
    styleUri: `${ORIGIN}/page.css`,
  });
  const files = {
    '/': ['text/html', html],
    '/page.js': ['text/javascript', bundle.script],
    '/page.css': ['text/css', bundle.style],
  };
  await page.route(`${ORIGIN}/**`, (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? [];
    return body === undefined
      ? route.fulfill({ status: 404, body: '' })
      : route.fulfill({ contentType, body });
  });
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

async function check(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  for (const { id, nodes } of violations) {
    for (const node of nodes)
      console.log(`${name}: ${id}: ${node.html.slice(0, 160)}\n  ${node.failureSummary}`);
  }
  if (wide > 0) console.log(`${name}: ${wide} px wider than its window`);
  return violations.length + (wide > 0 ? 1 : 0);
}
