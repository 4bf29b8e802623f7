import { globSync, statSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../lib/run';
import { ensureChromium } from '../vscode/chromium';
import { ensureServer, serverUnsupported } from '../vscode/serverInstall';
import { releaseWanted } from '../vscode/which';
import type { RingResult } from './result';
import { OK, runMocha } from './result';

/** A part of a ring that can be run beside others. */
export interface Part {
  readonly name: string;
  /** Does it depend on when things really happen, which other work would put off. */
  readonly timed: boolean;
  readonly run: () => Promise<RingResult>;
}

/** Tests whose keys and seconds must come as they are played: a page that stands still for long loses keys. */
const TIMED = ['activities', 'fidelity', 'spine', 'agent'];

/** Installs what the tests in a real VS Code need, where it is missing: minutes, the first time. */
export async function installVsCode(): Promise<RingResult> {
  if (serverUnsupported() !== undefined) return OK;
  await ensureServer(releaseWanted());
  await ensureChromium();
  return OK;
}

/** The packaged extension in VS Code's server, played with keyboard and mouse in a real browser: a part a file. */
export function endToEnd(options: readonly string[]): Part[] {
  const unsupported = serverUnsupported();
  if (unsupported !== undefined) {
    const note = `not run: ${unsupported}`;
    return [{ name: '', timed: false, run: () => Promise.resolve({ passed: 0, failed: 0, note }) }];
  }
  const run = async (files: readonly string[]): Promise<RingResult> => {
    // Before mocha's clock runs.
    await installVsCode();
    // Only against what hangs: a slow machine is no failure. A file's tests go on in one window, so that each builds
    // on the one before: after the first that fails the rest would only wait.
    return runMocha(files, ['--timeout', '300000', '--bail', ...options]);
  };
  if (options.some((option) => option.endsWith('.ts')))
    return [{ name: '', timed: false, run: () => run([]) }];

  // Long ones first, so that no lane is left with one at the end.
  const size = (file: string): number => statSync(path.join(ROOT, file)).size;
  const files = globSync('test/e2e/**/*.test.ts', { cwd: ROOT });
  return files
    .toSorted((a, b) => size(b) - size(a))
    .map((file) => {
      const name = path.basename(file, '.test.ts');
      return { name, timed: TIMED.includes(name), run: () => run([file]) };
    });
}
