import { runTests } from '@vscode/test-electron';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COLLEAGUE, codeLines, makeRepository, ME } from '../../test/support/repository';
import { ROOT, say } from '../lib/run';
import { freshContext, launchBrowser } from '../vscode/browser';
import { eventually } from '../vscode/processes';
import { startServer, writeUserSettings } from '../vscode/server';
import type { ReleaseName } from '../vscode/serverInstall';
import { ensureServer } from '../vscode/serverInstall';
import { chooseVsCode } from '../vscode/which';
import type { RingResult } from './result';
import { readCounts } from './result';
import { bundleVsCodeTests, RUNNER } from './vscodeTests';

/** All tests of the ring together. */
const TIME_LIMIT = 12 * 60_000;

const SETTINGS = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'files.autoSave': 'off',
};

/** The tests of `test/vscode/suite`, inside a real VS Code's extension host, on `dist/` as it was built. */
export async function insideVsCode(options: readonly string[]): Promise<RingResult> {
  await bundleVsCodeTests();
  const choice = await chooseVsCode('test');
  // Windows and macOS keep their temporary folders behind links; VS Code tells the real path.
  const scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-vscode-'));
  try {
    const folder = path.join(scratch, 'workspace');
    makeWorkspace(folder);
    const results = path.join(scratch, 'results.json');
    const env = { HANDS_ON_RESULTS: results, HANDS_ON_GREP: grepOf(options) };
    const code =
      choice.kind === 'desktop'
        ? await onDesktop(choice.executable, folder, scratch, env)
        : await onServer(choice.release, folder, scratch, env);
    if (existsSync(results)) {
      const { lines } = JSON.parse(readFileSync(results, 'utf8')) as { lines: readonly string[] };
      for (const line of lines) say(line);
    }
    return readCounts(results, code);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A repository with a commit of mine and one of a colleague. */
function makeWorkspace(folder: string): void {
  const day = 24 * 60 * 60_000;
  makeRepository(folder, [
    {
      author: ME,
      message: 'Count things',
      date: Date.now() - 3 * day,
      files: { 'src/a.ts': codeLines('a', 80), 'README.md': '# Things\n' },
    },
    {
      author: COLLEAGUE,
      message: 'Count other things',
      date: Date.now() - 2 * day,
      files: { 'src/b.ts': codeLines('b', 200) },
    },
  ]);
}

async function onDesktop(
  vscodeExecutablePath: string,
  folder: string,
  scratch: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const userData = path.join(scratch, 'user-data');
  mkdirSync(userData, { recursive: true });
  return runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: RUNNER,
    extensionTestsEnv: env,
    launchArgs: [
      folder,
      ...['--user-data-dir', userData, '--extensions-dir', path.join(scratch, 'extensions')],
      ...['--disable-workspace-trust', '--skip-welcome', '--skip-release-notes'],
    ],
  }).catch((error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    return 1;
  });
}

async function onServer(
  release: ReleaseName,
  folder: string,
  scratch: string,
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const install = await ensureServer(release);
  const dataDir = path.join(scratch, 'server');
  await writeUserSettings(dataDir, SETTINGS);
  const server = await startServer({ install, dataDir, smokeTestDriver: true, env });
  try {
    const browser = await launchBrowser();
    try {
      say(`VS Code ${install.version} (server) runs the tests ...`);
      const context = await freshContext(browser, new URL(server.url('/')).origin);
      const page = await context.newPage();
      await page.goto(
        server.url(folder, [
          ['extensionDevelopmentPath', server.remote(ROOT)],
          ['extensionTestsPath', server.remote(RUNNER)],
        ]),
      );
      const results = env['HANDS_ON_RESULTS'] ?? '';
      if (await eventually(() => existsSync(results), TIME_LIMIT)) return 0;
      const picture = path.join(ROOT, 'out/vscode-ring.png');
      await page.screenshot({ path: picture });
      say(`No results after ${TIME_LIMIT / 1000} s; what the page shows: ${picture}`);
      return 1;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

function grepOf(options: readonly string[]): string {
  const at = options.findIndex((option) => option === '--grep' || option === '-g');
  return at < 0 ? '' : (options[at + 1] ?? '');
}
