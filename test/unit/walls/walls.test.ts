import assert from 'node:assert/strict';
import path from 'node:path';
import { ESLint } from 'eslint';

const ROOT = path.resolve(__dirname, '../../..');
const RULES = ['@typescript-eslint/no-restricted-imports', 'no-restricted-syntax'];

/** Only the walls: they need no types, so that files can be made up. */
const eslint = new ESLint({
  cwd: ROOT,
  ruleFilter: ({ ruleId }) => RULES.includes(ruleId),
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
});

async function stopped(file: string, code: string): Promise<boolean> {
  const [result] = await eslint.lintText(code, { filePath: path.join(ROOT, file) });
  assert.ok(result);
  const other = result.messages.filter(({ ruleId }) => ruleId === null || !RULES.includes(ruleId));
  assert.deepEqual(other, []);
  return result.messages.length > 0;
}

const CLOSED: readonly (readonly [file: string, code: string])[] = [
  ['src/core/time/x.ts', "import { a } from '../../store/a';"],
  ['src/core/time/x.ts', "import type { a } from '../../util/a';"],
  ['src/core/x.ts', "import fs from 'node:fs';"],
  ['src/core/x.ts', "import fs from 'fs';"],
  ['src/core/x.ts', "import * as vscode from 'vscode';"],
  ['src/util/x.ts', "import { a } from '../core/a';"],
  ['src/protocol/x.ts', "import { a } from '../core/a';"],
  ['src/store/x.ts', "import { a } from '../git/a';"],
  ['src/git/x.ts', "import { a } from '../store/a';"],
  ['src/git/x.ts', "import { simpleGit } from 'simple-git';"],
  ['src/git/x.ts', "import { spawn } from 'node:child_process';"],
  ['src/worker/x.ts', "import { execFile } from 'child_process';"],
  ['src/cli/x.ts', "import { simpleGit } from 'simple-git';"],
  ['src/extension.ts', "import { spawn } from 'node:child_process';"],
  ['src/git/safeGit.ts', "import https from 'node:https';"],
  ['src/tracking/x.ts', "import { a } from '../editor/a';"],
  ['src/insights/areas/x.ts', "import { a } from '../../git/areas/a';"],
  ['src/editor/x.ts', "import { a } from '../ui/a';"],
  ['src/ui/x.ts', "import { a } from '../insights/a';"],
  ['src/ui/x.ts', "import { a } from '../../src/store/a';"],
  ['src/webview/dashboard/x.ts', "import * as vscode from 'vscode';"],
  ['src/webview/dashboard/x.ts', "import { a } from '../../ui/a';"],
  ['src/backend/x.ts', "import type { a } from '../worker/a';"],
  ['src/cli/x.ts', "import { a } from '../extension';"],
  ['src/ui/x.ts', "void import('../store/a');"],
  ['src/ui/x.ts', "void import('node:https');"],
  ['src/ui/x.ts', "const a = './a'; void import(a);"],
  ['src/core/x.ts', "void import('./a');"],
];

const OPEN: readonly (readonly [file: string, code: string])[] = [
  ['src/core/time/x.ts', "import { a } from '../origins/a';"],
  ['src/protocol/x.ts', "import type { a } from '../core/a';"],
  ['src/store/x.ts', "import { DatabaseSync } from 'node:sqlite';"],
  ['src/git/safeGit.ts', "import { simpleGit } from 'simple-git';"],
  ['src/git/stream.ts', "import { spawn } from 'node:child_process';"],
  ['src/git/x.ts', "import type { SimpleGit } from 'simple-git';"],
  ['src/worker/x.ts', "import { a } from '../store/a'; import { b } from '../git/b';"],
  ['src/ui/x.ts', "import type { a } from '../insights/a'; import * as vscode from 'vscode';"],
  ['src/webview/dashboard/x.ts', "import { Chart } from 'chart.js';"],
  ['src/extension.ts', "import { a } from './backend/a';"],
  ['src/ui/x.ts', "void import('./a');"],
];

describe('the walls between the rooms of src', () => {
  for (const [file, code] of CLOSED) {
    it(`stop ${file}: ${code}`, async () => {
      assert.equal(await stopped(file, code), true);
    });
  }
  for (const [file, code] of OPEN) {
    it(`let pass ${file}: ${code}`, async () => {
      assert.equal(await stopped(file, code), false);
    });
  }
});
