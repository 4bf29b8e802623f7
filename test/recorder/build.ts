import { build, stop } from 'esbuild';
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../scripts/lib/run';

/** Where the recorder is built: a folder for `extensionDevelopmentPath`, of each test process its own. */
const RECORDER = path.join(ROOT, 'out/recorder', String(process.pid));

/**
 * Bundles the recorder. To record: set HANDS_ON_RECORD for the extension host, and load the folder as an
 * extension under development, which is what allows it the proposed API of its manifest.
 * @returns the folder
 */
export async function buildRecorder(): Promise<string> {
  mkdirSync(RECORDER, { recursive: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/recorder/extension.ts'],
    outfile: path.join(RECORDER, 'extension.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22.15',
    external: ['vscode'],
    logLevel: 'warning',
  });
  copyFileSync(path.join(ROOT, 'test/recorder/manifest.json'), path.join(RECORDER, 'package.json'));
  // Its helper process would live on.
  await stop();
  return RECORDER;
}
