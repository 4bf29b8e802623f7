import { readFile, realpath, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { must, onPath, say } from '../lib/run';
import { aptInstall, missingBuildTools } from './apt';
import { installOnce } from './cache';

/** A real VS Code without a desktop: the npm package `code-server` and the Node it needs. */
export interface ServerInstall {
  /** The Node to run it with. */
  readonly node: string;
  /** VS Code's own server, without the login page around it. */
  readonly main: string;
  readonly version: string;
}

interface Release {
  readonly codeServer: string;
  readonly node: string;
  /** Native modules to build; undefined: npm builds all it finds. */
  readonly rebuild?: readonly string[];
}

/**
 * `stable` is the newest VS Code the tests are run on. `lowest` is the oldest that npm has: it brings the
 * Node (22.15.1) of VS Code 1.101, the lowest supported. Its ripgrep wants a download and its node-pty does
 * not build, so only the native modules that tests need are built there (no terminals).
 */
const RELEASES = {
  stable: { codeServer: '4.139.1', node: '24.21.0' },
  lowest: {
    codeServer: '4.103.2',
    node: '22.15.1',
    rebuild: ['@vscode/spdlog', '@parcel/watcher', 'kerberos'],
  },
} as const satisfies Record<string, Release>;

export type ReleaseName = keyof typeof RELEASES;

/** Why the server cannot run on this computer, or undefined where it can. */
export function serverUnsupported(): string | undefined {
  if (process.platform !== 'linux') return 'VS Code’s server is used on Linux only';
  if (process.arch !== 'x64' && process.arch !== 'arm64') return `no server for ${process.arch}`;
  return undefined;
}

/** Installs the server where it is missing: one to three minutes, kept in the cache. */
export async function ensureServer(name: ReleaseName = 'stable'): Promise<ServerInstall> {
  const release: Release = RELEASES[name];
  const platform = `linux-${process.arch}`;
  const folder = await installOnce(
    `code-server-${release.codeServer}-node-${release.node}-${platform}`,
    (into, log) => install(release, platform, into, log),
  );
  return {
    node: path.join(folder, 'node_modules', `node-${platform}`, 'bin', 'node'),
    main: path.join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
    version: release.codeServer.replace(/^4\./, '1.'),
  };
}

async function install(
  release: Release,
  platform: string,
  folder: string,
  log: string,
): Promise<void> {
  const started = Date.now();
  say(`Installing VS Code’s server (code-server ${release.codeServer}) into ${folder}`);
  await writeFile(log, '');
  await aptInstall(await missingBuildTools(), log);

  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  const npm = await npmCli();
  const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--omit=dev'];
  say('  1/3 downloading the packages ...');
  await must(
    'npm install code-server',
    process.execPath,
    [
      npm,
      'install',
      ...quiet,
      '--ignore-scripts',
      `code-server@${release.codeServer}`,
      `node-${platform}@${release.node}`,
    ],
    { cwd: folder, log, env: installEnv() },
  );

  const nodeFolder = path.join(folder, 'node_modules', `node-${platform}`);
  const node = path.join(nodeFolder, 'bin', 'node');
  // The headers come with the package, so that building native modules downloads nothing.
  const env = {
    ...installEnv(),
    PATH: `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}`,
    npm_config_nodedir: nodeFolder,
  };
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  say('  2/3 building its native modules, the slow part: about a minute ...');
  const scripts = release.rebuild === undefined ? [] : ['--ignore-scripts'];
  await must('npm install of the server', node, [npm, 'install', ...quiet, ...scripts], {
    cwd: vscode,
    log,
    env,
  });
  if (release.rebuild !== undefined) {
    await must('npm rebuild', node, [npm, 'rebuild', ...release.rebuild], {
      cwd: vscode,
      log,
      env,
    });
  }
  say('  3/3 its built-in extensions ...');
  await must('npm install of the built-in extensions', node, [npm, 'install', ...quiet], {
    cwd: path.join(vscode, 'extensions'),
    log,
    env,
  });
  say(`VS Code’s server is installed (${Math.round((Date.now() - started) / 1000)} s).`);
}

/** The npm that runs us, as a file for any Node. */
async function npmCli(): Promise<string> {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('.js') === true) return running;
  const found = await onPath('npm');
  if (found === undefined) throw new Error('npm is not on the PATH.');
  const file = await realpath(found);
  if ((await readFile(file, 'utf8')).startsWith('#!/usr/bin/env node')) return file;
  throw new Error(`${file} is not npm’s own program: start this through npm.`);
}

/** What npm tells its scripts about this project must not reach an npm that works elsewhere. */
function installEnv(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^npm_(package|lifecycle|command|config_local_prefix|config_ignore_scripts)/.test(name),
    ),
  );
}
