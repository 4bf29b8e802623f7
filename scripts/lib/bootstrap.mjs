// What a fresh clone needs before anything else can run. Node's own modules only: nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const modules = path.join(root, 'node_modules');
const windows = process.platform === 'win32';

/**
 * Installs the dependencies where they are missing or older than the lockfile, then runs a task with a Node
 * that has `node:sqlite` (22.16 or later), passing on the arguments, the signals and the exit code.
 * @param {string} task a TypeScript file, relative to the repository's root
 */
export function runTask(task) {
  installDependencies();
  const child = spawn(
    modernNode(),
    ['--require', 'tsx/cjs', path.join(root, task), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, HANDS_ON_CWD: process.env.INIT_CWD ?? process.cwd() },
    },
  );
  // A Ctrl+C reaches the whole group; the task ends what it started, this process only waits for it.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm that is told to end takes only its shell with it.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
  if (process.env.npm_lifecycle_event) setInterval(orphaned, 1000).unref();
  child.on('error', (error) => {
    console.error(`${task} could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

function installDependencies() {
  const lock = path.join(root, 'package-lock.json');
  const digest = createHash('sha256').update(readFileSync(lock)).digest('hex');
  const stamp = path.join(modules, '.hands-on-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  const installed = path.join(modules, '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;

  console.log('Installing the dependencies (npm ci) ...');
  const started = Date.now();
  const { command, args } = npm();
  // Warnings are about the Node that installs; all of it runs on the one that comes with it.
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const result = spawnSync(command, [...args, 'ci', ...quiet], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    // The folder that npm ci is about to delete must not be where it finds its own Node.
    env: { ...process.env, PATH: withoutModules(process.env.PATH ?? '') },
  });
  if (result.status !== 0) {
    console.error('The dependencies could not be installed: see npm’s message above.');
    process.exit(1);
  }
  writeFileSync(stamp, digest);
  console.log(`Dependencies installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** npm as it was started with, else the one on the PATH. */
function npm() {
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js') && existsSync(cli)) {
    const own = process.execPath.startsWith(modules) ? undefined : process.execPath;
    const node = process.env.npm_node_execpath ?? own ?? 'node';
    return { command: node, args: [cli] };
  }
  // A .cmd file needs cmd.exe; the arguments are all our own words.
  return windows
    ? { command: process.env.ComSpec ?? 'cmd.exe', args: ['/d', '/c', 'npm'] }
    : { command: 'npm', args: [] };
}

function withoutModules(list) {
  return list
    .split(path.delimiter)
    .filter((folder) => folder !== path.join(modules, '.bin'))
    .join(path.delimiter);
}

/** The Node of the `node` package, else this one if it is new enough. */
function modernNode() {
  const packaged = path.join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');
  if (existsSync(packaged)) return realpathSync(packaged);
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 16)) return process.execPath;
  console.error(`Node ${process.versions.node} is too old here and the node package is missing.`);
  process.exit(1);
}
