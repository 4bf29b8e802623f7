import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { print, transcript } from './transcript';

/** The repository's root. */
export const ROOT = path.resolve(__dirname, '../..');

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Append the output to this file instead of showing it. */
  readonly log?: string;
}

/** One plain line of progress. */
export function say(line: string): void {
  print(`${line}\n`);
}

/** Runs a program to its end. @returns its exit code; -1 where it could not be started or was killed. */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<number> {
  const hear = options.log === undefined ? transcript()?.write : undefined;
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: options.env ?? process.env,
    stdio:
      options.log === undefined && hear === undefined
        ? ['ignore', 'inherit', 'inherit']
        : ['ignore', 'pipe', 'pipe'],
  });
  if (hear !== undefined) {
    child.stdout?.setEncoding('utf8').on('data', hear);
    child.stderr?.setEncoding('utf8').on('data', hear);
  }
  if (options.log !== undefined) {
    const log = createWriteStream(options.log, { flags: 'a' });
    log.write(`$ ${command} ${args.join(' ')}\n`);
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    child.on('close', () => log.end());
  }
  return new Promise((resolve) => {
    child.on('error', (error) => {
      say(`${command} could not be started: ${error.message}`);
      resolve(-1);
    });
    child.on('close', (code) => {
      resolve(code ?? -1);
    });
  });
}

/**
 * As {@link run}, quietly, with the output in a log.
 * @throws with the end of the log when the exit code is not 0.
 */
export async function must(
  what: string,
  command: string,
  args: readonly string[],
  options: RunOptions & { readonly log: string },
): Promise<void> {
  const code = await run(command, args, options);
  if (code === 0) return;
  const tail = (await readFile(options.log, 'utf8')).trimEnd().split('\n').slice(-30).join('\n');
  throw new Error(`${what} failed (exit ${code}); the end of ${options.log}:\n${tail}`);
}

export interface Output {
  readonly code: number;
  readonly stdout: string;
}

/** Runs a program and collects what it prints on stdout. A program that is missing gives code -1. */
export async function output(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Output> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? ROOT,
    env: options.env ?? process.env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  return new Promise((resolve) => {
    child.on('error', () => {
      resolve({ code: -1, stdout });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? -1, stdout });
    });
  });
}

/** The program's path on the PATH, or undefined. */
export async function onPath(program: string): Promise<string | undefined> {
  const finder = process.platform === 'win32' ? 'where' : 'which';
  const { code, stdout } = await output(finder, [program]);
  const [first] = stdout.split(/\r?\n/);
  return code === 0 && first !== undefined && first !== '' ? first : undefined;
}
