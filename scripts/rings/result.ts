import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT, run } from '../lib/run';
import { endProcessesWith } from '../vscode/processes';
import { toolEnv } from '../vscode/vsix';

/** What a ring of tests came to. A check that is no test (types, lint, build) counts only when it fails. */
export interface RingResult {
  readonly passed: number;
  readonly failed: number;
  /** Said in the summary beside the counts. */
  readonly note?: string;
  /** Full titles of the tests that failed. */
  readonly failures?: readonly string[];
  /** Full titles of the tests that failed first and passed when they were tried again. */
  readonly again?: readonly string[];
}

export const OK: RingResult = { passed: 0, failed: 0 };

export function failure(note: string): RingResult {
  return { passed: 0, failed: 1, note };
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
  readonly failures?: readonly string[];
}

const NONE_FOUND = 'no test was found';

/** The counts a mocha run left behind; a run that ended without them is one failure. */
export function readCounts(file: string, code: number): RingResult {
  let counts: Counts;
  try {
    counts = JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return failure(`ended without results (exit ${code})`);
  }
  const { passed, pending, failures = [] } = counts;
  // Mocha's exit code also tells of errors outside tests.
  const failed = counts.failed === 0 && code !== 0 ? 1 : counts.failed;
  if (passed + failed + pending === 0) return failure(NONE_FOUND);
  return { passed, failed, failures, ...(pending > 0 ? { note: `${pending} pending` } : {}) };
}

/** What the parts of a ring came to. A part in which nothing was found counts only where all were like that. */
export function together(results: readonly RingResult[]): RingResult {
  const found = results.filter(({ note }) => note !== NONE_FOUND);
  const [first] = results;
  if (found.length === 0 && first !== undefined) return first;
  const notes = new Set(found.flatMap(({ note }) => (note === undefined ? [] : [note])));
  return {
    passed: found.reduce((sum, { passed }) => sum + passed, 0),
    failed: found.reduce((sum, { failed }) => sum + failed, 0),
    failures: found.flatMap(({ failures = [] }) => failures),
    again: found.flatMap(({ again = [] }) => again),
    ...(notes.size > 0 ? { note: [...notes].join(', ') } : {}),
  };
}

/** Everything a run of mocha starts inherits this variable: what outlives it would slow down the next one. */
const MARK = 'HANDS_ON_MOCHA';

/** Runs mocha over TypeScript files in plain node. */
export async function runMocha(
  patterns: readonly string[],
  options: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<RingResult> {
  const mark = randomUUID();
  const results = path.join(tmpdir(), `hands-on-results-${mark}.json`);
  // Files named on the command line take the place of the whole ring.
  const named = options.some((option) => option.endsWith('.ts'));
  try {
    const code = await run(
      process.execPath,
      [
        path.join(ROOT, 'node_modules/mocha/bin/mocha.js'),
        ...['--require', 'tsx/cjs', '--forbid-only'],
        ...['--reporter', path.join(ROOT, 'scripts/lib/mochaReporter.cjs')],
        ...options,
        ...(named ? [] : patterns),
      ],
      { env: { ...toolEnv(), ...env, HANDS_ON_RESULTS: results, [MARK]: mark } },
    );
    return readCounts(results, code);
  } finally {
    rmSync(results, { force: true });
    await endProcessesWith(MARK, mark);
  }
}
