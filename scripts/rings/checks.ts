import { globSync } from 'node:fs';
import path from 'node:path';
import { ROOT, run } from '../lib/run';
import type { RingResult } from './result';
import { failure, OK } from './result';

const PROJECTS = ['.', 'src/webview', 'test/webview', 'test/e2e'];

function bin(name: string): string {
  return path.join(ROOT, 'node_modules', name);
}

/** tsc over every project of the repository. */
export async function checkTypes(): Promise<RingResult> {
  const wrong: string[] = [];
  for (const project of PROJECTS) {
    if (globSync(`${project}/tsconfig.json`, { cwd: ROOT }).length === 0) continue;
    if (globSync(`${project}/**/*.ts`, { cwd: path.join(ROOT) }).length === 0) continue;
    const code = await run(process.execPath, [
      bin('typescript/bin/tsc'),
      '-p',
      project,
      '--noEmit',
    ]);
    if (code !== 0) wrong.push(project);
  }
  return wrong.length === 0 ? OK : failure(`type errors in ${wrong.join(', ')}`);
}

/** ESLint, the walls between the rooms included, and Prettier. */
export async function lint(): Promise<RingResult> {
  const eslint = await run(process.execPath, [
    bin('eslint/bin/eslint.js'),
    '--max-warnings=0',
    '.',
  ]);
  const prettier = await run(process.execPath, [
    bin('prettier/bin/prettier.cjs'),
    ...['--check', '--log-level', 'warn', '.'],
  ]);
  const wrong = [...(eslint === 0 ? [] : ['eslint']), ...(prettier === 0 ? [] : ['prettier'])];
  return wrong.length === 0 ? OK : { passed: 0, failed: wrong.length, note: wrong.join(', ') };
}

/** The bundles as they ship. */
export async function build(): Promise<RingResult> {
  const code = await run(process.execPath, [path.join(ROOT, 'esbuild.config.mjs'), '--production']);
  return code === 0 ? OK : failure('the build failed');
}
