import { readFile, realpath } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { GitFailure } from './gitFailure';
import type { ObjectFormat } from './objectFormat';
import type { SafeGit } from './safeGit';

/** Where a repository keeps its things, and what it is like. */
export interface Discovered {
  /** Absolute path of the git directory (a linked worktree's own). */
  readonly gitDir: string;
  /** Real path of the directory that all worktrees share: the key of the index. */
  readonly commonDir: string;
  readonly objectFormat: ObjectFormat;
  readonly bare: boolean;
  /** Ids of the commits at which a shallow clone is cut, sorted; empty for a complete one. */
  readonly shallow: readonly string[];
}

/**
 * Finds the repository a folder belongs to.
 * @returns null when there is none.
 * @throws {GitFailure} with git's own message where git refuses, such as for dubious ownership.
 */
export async function discover(git: SafeGit, signal?: AbortSignal): Promise<Discovered | null> {
  let output: string;
  try {
    output = await git.text(
      [
        'rev-parse',
        '--absolute-git-dir',
        '--git-common-dir',
        '--is-shallow-repository',
        '--is-bare-repository',
        '--show-object-format',
      ],
      signal,
    );
  } catch (error) {
    if (error instanceof GitFailure && /not a git repository/i.test(error.stderr)) return null;
    throw error;
  }
  const lines = output.replace(/\n$/, '').split('\n');
  const [shallow, bare, format] = lines.slice(-3);
  let [gitDir = '', common = ''] = lines;
  if (lines.length > 5) {
    // A newline in a path: ask for the paths one by one.
    const one = async (flag: string): Promise<string> =>
      (await git.text(['rev-parse', flag], signal)).replace(/\n$/, '');
    [gitDir, common] = [await one('--absolute-git-dir'), await one('--git-common-dir')];
  }
  const commonDir = await realpath(resolve(git.dir, common));
  return {
    gitDir,
    commonDir,
    objectFormat: format === 'sha256' ? 'sha256' : 'sha1',
    bare: bare === 'true',
    shallow: shallow === 'true' ? await boundary(commonDir) : [],
  };
}

async function boundary(commonDir: string): Promise<string[]> {
  const text = await readFile(join(commonDir, 'shallow'), 'latin1');
  return text
    .split(/\s+/)
    .filter((id) => id !== '')
    .sort();
}

/**
 * Full id of a revision's commit.
 * @returns null when the revision does not exist, as on a branch without commits.
 */
export async function resolveCommit(
  git: SafeGit,
  revision: string,
  signal?: AbortSignal,
): Promise<string | null> {
  try {
    const id = await git.text(
      ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`],
      signal,
    );
    // Asked for together with --end-of-options, some versions of git print that too.
    return id.trim().split('\n').at(-1) ?? null;
  } catch (error) {
    if (error instanceof GitFailure && error.isMissingObject) return null;
    throw error;
  }
}

/** The `user.email` that holds in this folder, or null. */
export async function configuredEmail(git: SafeGit, signal?: AbortSignal): Promise<string | null> {
  try {
    const email = await git.text(['config', '--get', 'user.email'], signal);
    return email.trim() === '' ? null : email.trim();
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 1) return null;
    throw error;
  }
}
