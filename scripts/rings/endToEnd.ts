import { ensureChromium } from '../vscode/chromium';
import { ensureServer, serverUnsupported } from '../vscode/serverInstall';
import { releaseWanted } from '../vscode/which';
import type { RingResult } from './result';
import { runMocha } from './result';

/** The packaged extension in VS Code's server, played with keyboard and mouse in a real browser. */
export async function endToEnd(options: readonly string[]): Promise<RingResult> {
  const unsupported = serverUnsupported();
  if (unsupported !== undefined) return { passed: 0, failed: 0, note: `not run: ${unsupported}` };
  // Before mocha's clock runs: a first installation takes minutes.
  await ensureServer(releaseWanted());
  await ensureChromium();
  return runMocha(['test/e2e/**/*.test.ts'], ['--timeout', '180000', ...options]);
}
