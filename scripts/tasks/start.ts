import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { DEMO_FOLDER, makeDemo } from '../demo/makeDemo';
import { onInterrupt } from '../lib/interrupt';
import { ROOT, run, say } from '../lib/run';
import { exists } from '../vscode/cache';
import { installVsix, startServer, writeUserSettings } from '../vscode/server';
import type { ReleaseName } from '../vscode/serverInstall';
import { ensureServer } from '../vscode/serverInstall';
import { packageVsix } from '../vscode/vsix';
import { chooseVsCode } from '../vscode/which';

/** A browser keeps VS Code's settings by address: the same port each time keeps them. */
const PORT = 18_123;
/** Profiles of the VS Code that is started, kept between starts; git, lint and the package ignore it. */
const PROFILES = path.join(ROOT, '.vscode-test');

interface Arguments {
  readonly folder: string;
  /** Words with a dash are the extension's to read (`HANDS_ON_FLAGS`), such as `--demo`. */
  readonly flags: readonly string[];
}

function readArguments(): Arguments | string {
  const words = process.argv.slice(2);
  const flags = words.filter((word) => word.startsWith('-'));
  const folders = words.filter((word) => !word.startsWith('-'));
  if (folders.length > 1) return `One folder at most, not ${folders.length}: ${folders.join(', ')}`;
  const folder = path.resolve(process.env['HANDS_ON_CWD'] ?? ROOT, folders[0] ?? '.');
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return `Not a folder: ${folder}`;
  }
  return { folder, flags };
}

async function main(): Promise<number> {
  const given = readArguments();
  if (typeof given === 'string') {
    process.stderr.write(`${given}\n`);
    return 1;
  }
  const choice = await chooseVsCode('start');
  if (given.flags.includes('--demo')) writeDemo(choice.kind);
  return choice.kind === 'desktop'
    ? openWindow(choice.executable, given)
    : serve(choice.release, given);
}

/** A generated year in a ledger of its own, beside the one of the profile that is started. */
function writeDemo(kind: string): void {
  const profile = kind === 'desktop' ? 'user-data' : 'server/data';
  const data = path.join(PROFILES, profile, 'User/globalStorage/hands-on-dev.hands-on');
  say('Writing a year of demo data ...');
  const { pulses } = makeDemo(path.join(data, DEMO_FOLDER), Date.now());
  say(`${pulses.toLocaleString('en')} stretches, in a ledger of their own.`);
}

async function openWindow(executable: string, { folder, flags }: Arguments): Promise<number> {
  const built = await run(process.execPath, [path.join(ROOT, 'esbuild.config.mjs')]);
  if (built !== 0) return 1;
  say(`Opening VS Code on ${folder}; close its window or press Ctrl+C to end.`);
  const child = spawn(
    executable,
    [
      `--extensionDevelopmentPath=${ROOT}`,
      `--user-data-dir=${path.join(PROFILES, 'user-data')}`,
      `--extensions-dir=${path.join(PROFILES, 'extensions')}`,
      ...['--new-window', '--disable-workspace-trust', '--skip-release-notes'],
      // Chromium's sandbox does not work for root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      folder,
    ],
    { stdio: 'ignore', env: { ...process.env, HANDS_ON_FLAGS: flags.join(' ') } },
  );
  onInterrupt(() => child.kill());
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`VS Code could not be started: ${error.message}\n`);
      resolve(1);
    });
    child.on('exit', (code, signal) => {
      resolve(signal === null ? (code ?? 0) : 0);
    });
  });
}

async function serve(release: ReleaseName, { folder, flags }: Arguments): Promise<number> {
  const install = await ensureServer(release);
  const vsix = await packageVsix();
  const dataDir = path.join(PROFILES, 'server');
  say('Installing it into VS Code’s server ...');
  await installVsix(install, vsix, dataDir);
  await quietProfile(dataDir, flags.includes('--demo'));
  const server = await startServer({
    install,
    dataDir,
    port: PORT,
    env: { HANDS_ON_FLAGS: flags.join(' ') },
  });
  const state = { interrupted: false };
  onInterrupt(() => {
    state.interrupted = true;
    say('Ending VS Code’s server ...');
    void server.stop().catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
    });
  });
  say('');
  say(`VS Code ${install.version} with Hands-On is running. Open in a browser:`);
  say(`  ${server.url(folder)}`);
  say('Press Ctrl+C to end.');
  await server.ended;
  if (state.interrupted) return 0;
  process.stderr.write(`VS Code’s server ended; its log: ${path.join(dataDir, 'server.log')}\n`);
  return 1;
}

/** A new profile opens on the folder, not on welcome pages; a person's own settings are left alone. */
async function quietProfile(dataDir: string, demo: boolean): Promise<void> {
  if (await exists(path.join(dataDir, 'data/User/settings.json'))) return;
  await writeUserSettings(dataDir, {
    'workbench.startupEditor': 'none',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    ...(demo && { 'handsOn.weeklyTarget': 6 }),
  });
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
