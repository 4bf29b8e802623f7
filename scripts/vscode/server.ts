import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import path from 'node:path';
import { must } from '../lib/run';
import { eventually, processesWith, sendSignal } from './processes';
import type { ServerInstall } from './serverInstall';

const HOST = '127.0.0.1';
/** Everything a server starts inherits this, so that it can be found and ended by pid. */
const MARK = 'HANDS_ON_SERVER';

/** An extension host that is to end may take so long to write what it holds, ms. */
const HOST_ENDS = 15_000;

export interface ServerOptions {
  readonly install: ServerInstall;
  /** User data, extensions and logs; made where it is missing. */
  readonly dataDir: string;
  /** The port wanted, if it is free: a browser keeps its settings by address. */
  readonly port?: number;
  /** Lets the page take a `payload`: extension development and test paths. */
  readonly smokeTestDriver?: boolean;
  readonly trustWorkspaces?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

export interface RunningServer {
  readonly port: number;
  readonly pid: number;
  readonly dataDir: string;
  /** Ends when the server does. */
  readonly ended: Promise<void>;
  /** The page's address for a folder. */
  url(folder: string, payload?: readonly (readonly [string, string])[]): string;
  /** A file's URI as the page names it. */
  remote(file: string): string;
  /** The pids of the server's live extension hosts. */
  extensionHosts(): Promise<number[]>;
  /** After a page was closed: waits for its extension host to end, or ends it; the next page gets a new one. */
  endExtensionHosts(): Promise<void>;
  /** Ends the server and everything it started; extensions are deactivated first. */
  stop(): Promise<void>;
}

/** Starts VS Code's server and waits until it answers. @throws when it does not within 90 s. */
export async function startServer(options: ServerOptions, tries = 3): Promise<RunningServer> {
  const { install, dataDir } = options;
  await mkdir(dataDir, { recursive: true });
  const port = await freePort(options.port);
  const id = randomUUID();
  const log = path.join(dataDir, 'server.log');
  const child = spawn(
    install.node,
    [
      install.main,
      ...['--host', HOST, '--port', String(port), '--server-data-dir', dataDir],
      ...['--without-connection-token', '--accept-server-license-terms'],
      ...['--telemetry-level', 'off', '--reconnection-grace-time', '300'],
      ...(options.smokeTestDriver === true ? ['--enable-smoke-test-driver'] : []),
      ...(options.trustWorkspaces === false ? [] : ['--disable-workspace-trust']),
    ],
    {
      // Its own group: a Ctrl+C is ours to pass on, after the extension hosts had time to finish.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...serverEnv(options.env), [MARK]: id },
    },
  );
  const file = createWriteStream(log, { flags: 'a' });
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const state = { over: false };
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => {
      resolve();
    });
    child.once('exit', () => {
      resolve();
    });
  }).then(() => {
    state.over = true;
    file.end();
  });

  const { pid } = child;
  const answers = await eventually(async () => state.over || (await answersHttp(port)), 90_000);
  if (pid === undefined || state.over || !answers) {
    if (pid !== undefined && !state.over) sendSignal(pid, 'SIGKILL');
    // A port that was free may be somebody else's a moment later.
    if (pid !== undefined && state.over && options.port === undefined && tries > 1) {
      return startServer(options, tries - 1);
    }
    throw new Error(`VS Code’s server did not start on port ${port}; its log: ${log}`);
  }

  const extensionHosts = async (): Promise<number[]> => hostsAmong(await processesWith(MARK, id));
  const hostsGone = (timeout: number): Promise<boolean> =>
    eventually(async () => (await extensionHosts()).length === 0, timeout);
  return {
    port,
    pid,
    dataDir,
    ended,
    url: (folder, payload) =>
      `http://${HOST}:${port}/?folder=${encodeURI(folder)}` +
      (payload === undefined ? '' : `&payload=${encodeURIComponent(JSON.stringify(payload))}`),
    remote: (target) => `vscode-remote://${HOST}:${port}${encodeURI(target)}`,
    extensionHosts,
    async endExtensionHosts() {
      // A page that was closed ends its host by itself, with time for `deactivate`: on a busy machine some seconds.
      if (await hostsGone(HOST_ENDS)) return;
      for (const host of await extensionHosts()) sendSignal(host, 'SIGKILL');
      await hostsGone(2000);
    },
    async stop() {
      // The server ignores SIGTERM while a page is, or was, connected. An extension host looks for its
      // parent every second and, once that is gone, deactivates its extensions before it ends.
      sendSignal(pid, 'SIGKILL');
      await hostsGone(HOST_ENDS);
      for (const started of await processesWith(MARK, id)) sendSignal(started, 'SIGKILL');
      await ended;
      if (!(await eventually(async () => !(await answersTcp(port)), 5000))) {
        throw new Error(`Port ${port} is still in use after VS Code’s server was ended.`);
      }
    },
  };
}

/** Installs a packaged extension into a server's data folder; no server needs to run. */
export async function installVsix(
  install: ServerInstall,
  vsix: string,
  dataDir: string,
): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await must(
    'The installation of the extension',
    install.node,
    [
      install.main,
      ...['--install-extension', vsix, '--force'],
      ...['--server-data-dir', dataDir, '--accept-server-license-terms'],
    ],
    { log: path.join(dataDir, 'install.log'), env: serverEnv() },
  );
}

/** The user's settings, which this server keeps in a file; a running page notices the change. */
export async function writeUserSettings(
  dataDir: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const folder = path.join(dataDir, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path.join(folder, 'settings.json'),
    `${JSON.stringify(settings, undefined, 2)}\n`,
  );
}

/** npm's and a surrounding VS Code's variables would change what the server and its git do. */
function serverEnv(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(npm_|VSCODE_|GIT_)/.test(name));
  return { ...Object.fromEntries(kept), ...more };
}

async function hostsAmong(pids: readonly number[]): Promise<number[]> {
  const hosts: number[] = [];
  for (const pid of pids) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (line.includes('--type=extensionHost')) hosts.push(pid);
  }
  return hosts;
}

async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && !(await answersTcp(wanted))) return wanted;
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, HOST, () => {
      const address = probe.address();
      probe.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no free port'));
      });
    });
  });
}

async function answersTcp(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: HOST, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => {
      resolve(false);
    });
  });
}

async function answersHttp(port: number): Promise<boolean> {
  return fetch(`http://${HOST}:${port}/version`).then(
    (response) => response.ok,
    () => false,
  );
}
