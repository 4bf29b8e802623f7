import { globSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { ROOT, say } from '../lib/run';
import { ensureChromium } from '../vscode/chromium';
import { ensureServer, serverUnsupported } from '../vscode/serverInstall';
import { releaseWanted } from '../vscode/which';
import type { RingResult } from './result';
import { runMocha } from './result';

/**
 * Windows played at the same time: most of a player's time is waiting as a person does, but more of them
 * than this would wait for each other.
 */
const LANES = Math.min(2, availableParallelism());

/** The packaged extension in VS Code's server, played with keyboard and mouse in a real browser. */
export async function endToEnd(options: readonly string[]): Promise<RingResult> {
  const unsupported = serverUnsupported();
  if (unsupported !== undefined) return { passed: 0, failed: 0, note: `not run: ${unsupported}` };
  // Before mocha's clock runs: a first installation takes minutes.
  await ensureServer(releaseWanted());
  await ensureChromium();
  // Only against what hangs: a slow machine is no failure.
  const limits = ['--timeout', '300000', ...options];
  if (options.some((option) => option.endsWith('.ts'))) return runMocha([], limits);

  // Long ones first, so that no lane is left with one at the end.
  const size = (file: string): number => statSync(path.join(ROOT, file)).size;
  const waiting = globSync('test/e2e/**/*.test.ts', { cwd: ROOT }).toSorted(
    (a, b) => size(b) - size(a),
  );
  const results: RingResult[] = [];
  const lane = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const lines: string[] = [];
      results.push(await runMocha([file], limits, {}, (text) => lines.push(text)));
      say(lines.join('').trimEnd());
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return together(results);
}

function together(results: readonly RingResult[]): RingResult {
  const notes = results.flatMap(({ note }) => (note === undefined ? [] : [note]));
  return {
    passed: results.reduce((sum, { passed }) => sum + passed, 0),
    failed: results.reduce((sum, { failed }) => sum + failed, 0),
    ...(notes.length > 0 ? { note: notes.join(', ') } : {}),
  };
}
