import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { HandOffGit, WorkOperation } from '../core/handoff/handOffGit';
import { configuredEmail, discover } from './discover';
import { GitFailure } from './gitFailure';
import { commitsSince } from './handoffCommits';
import { workStatus } from './handoffStatus';
import type { SafeGit } from './safeGit';

/** Files that git keeps while it is in the middle of something; a rebase may hold a picked commit too. */
const OPERATIONS: readonly (readonly [file: string, operation: WorkOperation])[] = [
  ['rebase-merge', 'rebase'],
  ['rebase-apply', 'rebase'],
  ['MERGE_HEAD', 'merge'],
  ['CHERRY_PICK_HEAD', 'cherry-pick'],
  ['REVERT_HEAD', 'revert'],
  ['BISECT_LOG', 'bisect'],
];

/** Somebody reads this: more names are none to read. */
const MOST_FILES = 200;

/**
 * Where the work in a repository stands; nothing is changed, and no program that it names is started.
 *
 * @param since epoch ms: commits from then on are listed
 * @param identities further e-mail addresses and `@logins` of the person
 * @returns null where the folder is no repository
 */
export async function handOffState(
  git: SafeGit,
  since: number,
  identities: readonly string[],
  signal?: AbortSignal,
): Promise<HandOffGit | null> {
  const found = await discover(git, signal);
  if (found === null) return null;
  const status = await workStatus(git, signal);
  const email = await configuredEmail(git, signal);
  const me = new Set([...(email === null ? [] : [email]), ...identities].map(lower));
  const { commits, othersSince } = await commitsSince(git, status.head, since, me, signal);
  const operation = OPERATIONS.find(([file]) => existsSync(join(found.gitDir, file)))?.[1] ?? null;
  const left = status.branch === null ? await leftBranch(found.gitDir, operation) : null;
  const branch = status.branch ?? left ?? 'HEAD';
  return {
    root: git.dir,
    name: basename(git.dir),
    ...status,
    files: status.files.slice(0, MOST_FILES),
    fileCount: status.files.length,
    untracked: status.untracked.slice(0, MOST_FILES),
    untrackedCount: status.untracked.length,
    commits: commits.map((one) => (one.branch === 'HEAD' ? { ...one, branch } : one)),
    othersSince,
    operation,
    leftBranch: left,
    stashes: await countStashes(git, signal),
  };
}

/** Files that name the branch which a rebase or a bisect goes back to at its end. */
const LEFT: Readonly<Partial<Record<WorkOperation, readonly string[]>>> = {
  rebase: ['rebase-merge/head-name', 'rebase-apply/head-name'],
  bisect: ['BISECT_START'],
};
const HEADS = 'refs/heads/';

async function leftBranch(gitDir: string, operation: WorkOperation | null): Promise<string | null> {
  for (const file of operation === null ? [] : (LEFT[operation] ?? [])) {
    const text = await readFile(join(gitDir, file), 'utf8').catch(() => '');
    const name = text.replace(/\n$/, '');
    if (name.startsWith(HEADS)) return name.slice(HEADS.length);
    // A bisect names the branch alone, or the commit that was checked out without one.
    if (operation === 'bisect' && name !== '' && !/^[0-9a-f]{40,64}$/.test(name)) return name;
  }
  return null;
}

async function countStashes(git: SafeGit, signal: AbortSignal | undefined): Promise<number> {
  try {
    const args = ['rev-list', '--walk-reflogs', '--count', 'refs/stash', '--'];
    return Number((await git.text(args, signal)).trim());
  } catch (error) {
    // There is no such ref until something is put aside.
    if (error instanceof GitFailure) return 0;
    throw error;
  }
}

function lower(text: string): string {
  return text.toLowerCase();
}
