import { build, stop } from 'esbuild';
import { globSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../lib/run';

const OUT = path.join(ROOT, 'out/vscode');

/** What VS Code takes as `extensionTestsPath`. */
export const RUNNER = path.join(OUT, 'runner.js');

/** Bundles the tests that run in the extension host, one file each, into `out/vscode`. */
export async function bundleVsCodeTests(): Promise<void> {
  rmSync(OUT, { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: [
      'test/vscode/runner.ts',
      ...globSync('test/vscode/suite/**/*.test.ts', { cwd: ROOT }),
    ],
    outdir: OUT,
    outbase: 'test/vscode',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22.15',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  // Its helper process would live on.
  await stop();
}
