import { GitFailure } from './gitFailure';
import { GrepParser, type GrepHit } from './grepParser';
import type { SafeGit } from './safeGit';
import { streamGit } from './stream';

export interface GrepQuery {
  /** Full id of a commit. */
  readonly commit: string;
  /** POSIX extended regular expression. */
  readonly pattern: string;
  /** Folders and files to look in, '' for all; none: everywhere. */
  readonly paths?: readonly string[];
  /** Which of the files in them count; default all. */
  readonly wanted?: (path: string) => boolean;
  /** Hits per file. */
  readonly perFile?: number;
  /** Hits in all. */
  readonly most: number;
}

/** A command line takes only so much; with more paths than these, all are looked in. */
const MOST_PATHS = 100;

// Hits per file are counted here: `-m` came with git 2.38.
const OPTIONS = [
  '-n',
  '-I',
  '-z',
  '-E',
  '--full-name',
  '--no-color',
  '--no-column',
  '--no-textconv',
  '--no-recurse-submodules',
];

/**
 * Lines of tracked text files at a commit that match; contents are only looked at, never kept. git is ended once
 * there are enough.
 */
export async function grepTree(
  git: SafeGit,
  { commit, pattern, paths = [], wanted = () => true, perFile = 5, most }: GrepQuery,
  signal?: AbortSignal,
): Promise<GrepHit[]> {
  const hits: GrepHit[] = [];
  const enough = new AbortController();
  let inFile = { path: '', count: 0 };
  const parser = new GrepParser(commit, (hit) => {
    inFile = { path: hit.path, count: hit.path === inFile.path ? inFile.count + 1 : 1 };
    if (inFile.count > perFile || hits.length >= most || !wanted(hit.path)) return;
    hits.push(hit);
    if (hits.length === most) enough.abort();
  });
  // The root is '': `:(top,literal).` matches nothing in a tree.
  const where = paths.length > MOST_PATHS ? [] : paths.map((path) => `:(top,literal)${path}`);
  const call = git.call(['grep', ...OPTIONS, '-e', pattern, commit, '--', ...where]);
  try {
    await streamGit(call, {
      onChunk: (chunk) => {
        parser.push(chunk);
      },
      signal: signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]),
    });
  } catch (error) {
    if (enough.signal.aborted) return hits;
    // Exit code 1: no line matches.
    if (error instanceof GitFailure && error.exitCode === 1) return hits;
    throw error;
  }
  return hits;
}
