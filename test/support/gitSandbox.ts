import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findGit } from '../../src/git/findGit';
import { safeGit } from '../../src/git/safeGit';
import type { GitSetup, SafeGit } from '../../src/git/safeGit';

/** A folder for repositories that are built by plain git, apart from the computer's own configuration. */
export class GitSandbox {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'hands-on-git-')));
  /** Environment of the product's git. */
  readonly env: NodeJS.ProcessEnv = { PATH: process.env['PATH'], HOME: join(this.root, 'home') };
  private clock = 1_700_000_000;

  constructor() {
    mkdirSync(join(this.root, 'home'));
    writeFileSync(
      join(this.root, 'home/.gitconfig'),
      '[user]\n\tname = Lead\n\temail = lead@example.org\n[protocol "file"]\n\tallow = always\n',
    );
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  path(...names: string[]): string {
    return join(this.root, ...names);
  }

  /** Plain git, an hour later with every call. */
  git(dir: string, args: readonly string[], input?: string): string {
    this.clock += 3600;
    const date = `${this.clock} +0000`;
    return execFileSync('git', args, {
      cwd: dir,
      encoding: 'utf8',
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(input === undefined ? {} : { input }),
      env: {
        ...this.env,
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_AUTHOR_DATE: date,
        GIT_COMMITTER_DATE: date,
      },
    }).trim();
  }

  init(name: string, ...flags: string[]): string {
    const dir = this.path(name);
    this.git(this.root, ['init', '-q', '-b', 'main', ...flags, dir]);
    return dir;
  }

  write(dir: string, files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, name)), { recursive: true });
      writeFileSync(join(dir, name), text);
    }
  }

  /** Commits everything. @returns the id */
  commit(
    dir: string,
    files: Readonly<Record<string, string>>,
    author = 'Lead <lead@example.org>',
    message = 'work',
  ): string {
    this.write(dir, files);
    this.git(dir, ['add', '-A']);
    this.git(dir, ['commit', '-q', '--allow-empty', `--author=${author}`, '-m', message]);
    return this.git(dir, ['rev-parse', 'HEAD']);
  }

  /** A program that leaves a mark when somebody runs it. */
  trap(name: string): { readonly path: string; readonly wasRun: () => boolean } {
    const mark = this.path(`${name}.ran`);
    const path = this.path(name);
    writeFileSync(path, `#!/bin/sh\necho ran > '${mark}'\nexit 1\n`);
    chmodSync(path, 0o755);
    return { path, wasRun: () => existsSync(mark) };
  }

  /** The product's git for a folder. */
  safe(dir: string, setup: Partial<GitSetup> = {}): SafeGit {
    const binary = findGit({ outside: [dir], env: this.env });
    if (binary === null) throw new Error('git is missing');
    return safeGit({ binary, dir, trusted: true, env: this.env, ...setup });
  }
}
