// Bundles what ships: the extension, its worker thread, the command line and the webviews.
//   node esbuild.config.mjs [--production] [--watch]
import { chmodSync, existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import * as esbuild from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** Prints what the problem matcher in .vscode/tasks.json reads: begin, errors with places, end. */
const problemMatcher = {
  name: 'problem-matcher',
  setup(build) {
    build.onStart(() => {
      if (watch) console.log('[watch] build started');
    });
    build.onEnd((result) => {
      for (const { text, location } of result.errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      if (watch) console.log('[watch] build finished');
    });
  },
};

/**
 * `import * as vscode` becomes a copy of all 300 names of the API, one for each of the eighty files that have
 * it: a third of what it takes to load the extension. One plain require serves them all.
 */
const oneVsCode = {
  name: 'one-vscode',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'vscode'
        ? { path: 'vscode', external: true }
        : { path: 'vscode', namespace: 'vscode' },
    );
    build.onLoad({ filter: /./, namespace: 'vscode' }, () => ({
      contents: `module.exports = require('vscode');`,
    }));
    build.onLoad({ filter: /[\\/]src[\\/].+\.ts$/ }, async (file) => {
      const text = await readFile(file.path, 'utf8');
      const contents = text.replace(
        /^import \* as vscode from 'vscode';$/m,
        `const vscode = require('vscode');`,
      );
      return contents === text ? undefined : { contents, loader: 'ts' };
    });
  },
};

/** What one command alone needs: a file of its own in dist, which `await import(...)` reads when the command runs. */
const LATER = ['src/ui/blocks/calendarFile.ts'];

const readLater = {
  name: 'read-later',
  setup(build) {
    build.onResolve({ filter: /^\./ }, ({ kind, path: name, resolveDir }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = path.join(resolveDir, `${name}.ts`);
      return LATER.some((each) => path.resolve(each) === file)
        ? { path: `./${path.basename(name)}.js`, external: true }
        : { errors: [{ text: `${file} is imported later, but LATER does not list it.` }] };
    });
  },
};

const common = {
  bundle: true,
  minify: production,
  // Sources and maps stay in the repository: a package never holds them.
  sourcemap: production ? false : 'linked',
  sourcesContent: false,
  legalComments: 'none',
  logLevel: 'silent',
  define: { 'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development') },
  plugins: [problemMatcher],
};

/** VS Code 1.101, the lowest supported, runs extensions on Node 22.15. */
const node = { ...common, platform: 'node', format: 'cjs', target: 'node22.15' };
const browser = { ...common, platform: 'browser', format: 'iife', target: 'chrome134' };

/** Each folder below src/webview that has a main.ts is one view; its style sheet lies beside it. */
const views = existsSync('src/webview')
  ? globSync('src/webview/*/main.{ts,css}').map((file) => ({
      entry: file,
      name: path.basename(path.dirname(file)) + (file.endsWith('.css') ? '.css' : '.js'),
    }))
  : [];
const sheets = globSync('media/*.css').map((file) => ({ entry: file, name: path.basename(file) }));

/** The rooms whose main.ts runs outside of the extension host: each a file in dist that starts it. */
const OUTSIDE = ['worker', 'cli'];

const targets = [
  {
    ...node,
    entryPoints: ['src/extension.ts'],
    outfile: 'dist/extension.js',
    plugins: [...common.plugins, oneVsCode, readLater],
    supported: { 'dynamic-import': false },
  },
  ...LATER.map((file) => ({
    ...node,
    entryPoints: [file],
    outfile: `dist/${path.basename(file, '.ts')}.js`,
  })),
  {
    ...node,
    // Not one bundle each: most of both is the same store, git and insights, and a package has its budget.
    stdin: {
      contents: OUTSIDE.map(
        (room) => `exports.${room} = () => require('./src/${room}/main');`,
      ).join(''),
      resolveDir: import.meta.dirname,
      sourcefile: 'outside.js',
    },
    outfile: 'dist/outside.js',
  },
  ...[...views, ...sheets].map(({ entry, name }) => ({
    ...browser,
    entryPoints: [entry],
    outfile: `dist/webview/${name}`,
  })),
];

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });

let failed = false;
for (const target of targets) {
  const [entry] = target.entryPoints ?? [OUTSIDE.map((room) => `src/${room}/main.ts`).join(', ')];
  if (target.entryPoints !== undefined && !existsSync(entry)) {
    console.log(`${entry} is not there yet: skipped`);
    continue;
  }
  if (watch) {
    await (await esbuild.context(target)).watch();
    continue;
  }
  try {
    await esbuild.build(target);
    console.log(`${entry} -> ${target.outfile}`);
  } catch {
    failed = true;
  }
}
for (const room of OUTSIDE) {
  writeFileSync(`dist/${room}.js`, `#!/usr/bin/env node\nrequire('./outside.js').${room}();\n`);
}
if (existsSync('dist/cli.js')) chmodSync('dist/cli.js', 0o755);
if (failed) process.exitCode = 1;
