import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** Where the counts go, and the line that says how a test went; the ring's script reads them. */
export interface SuiteResults {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
  readonly lines: readonly string[];
  /** Full titles. */
  readonly failures: readonly string[];
}

/** VS Code calls this in its extension host (`extensionTestsPath`) and ends when the promise does. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  const grep = process.env['HANDS_ON_GREP'];
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 120_000,
    color: false,
    ...(grep === undefined || grep === '' ? {} : { grep }),
  });
  const suite = path.join(__dirname, 'suite');
  for (const file of readdirSync(suite).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(suite, file));
  }
  const results = await runAll(mocha);
  const file = process.env['HANDS_ON_RESULTS'];
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
  if (results.failed > 0) throw new Error(`${results.failed} tests failed`);
}

function runAll(mocha: Mocha): Promise<SuiteResults> {
  const lines: string[] = [];
  const failures: string[] = [];
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      const { passes: passed, failures: failed, pending } = runner.stats ?? noStats();
      resolve({ passed, failed, pending, lines, failures });
    });
    runner.on('pass', (test) => lines.push(`  ✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on('pending', (test) => lines.push(`  - ${test.fullTitle()}`));
    runner.on('fail', (test, error: Error) => {
      failures.push(test.fullTitle());
      lines.push(`  ✘ ${test.fullTitle()}`, indent(error.stack ?? error.message));
    });
  });
}

/** Mocha keeps no figures only when it could not begin: that is a failure. */
function noStats(): { passes: number; failures: number; pending: number } {
  return { passes: 0, failures: 1, pending: 0 };
}

function indent(text: string): string {
  return text.replace(/^/gm, '      ');
}
