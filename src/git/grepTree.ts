import { GitFailure } from './gitFailure';
import type { SafeGit } from './safeGit';

/** A line of a file at a commit. */
export interface GrepHit {
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  readonly text: string;
}

export interface GrepQuery {
  /** Full id of a commit. */
  readonly commit: string;
  /** POSIX extended regular expression. */
  readonly pattern: string;
  /** Folders and files to look in; none: everywhere. */
  readonly paths?: readonly string[];
  /** Hits per file. */
  readonly perFile?: number;
  /** Hits in all. */
  readonly most: number;
}

/** Lines of tracked text files at a commit that match; contents are only looked at, never kept. */
export async function grepTree(
  git: SafeGit,
  { commit, pattern, paths = [], perFile = 5, most }: GrepQuery,
  signal?: AbortSignal,
): Promise<GrepHit[]> {
  const options = [
    '-n',
    '-I',
    '-z',
    '-E',
    '--full-name',
    '--no-color',
    '--no-textconv',
    '-m',
    String(perFile),
  ];
  const args = ['grep', ...options, '-e', pattern, commit, '--'];
  let output: string;
  try {
    output = await git.text([...args, ...paths.map((path) => `:(top,literal)${path}`)], signal);
  } catch (error) {
    // Exit code 1: no line matches.
    if (error instanceof GitFailure && error.exitCode === 1) return [];
    throw error;
  }
  const hits: GrepHit[] = [];
  for (const row of output.split('\n')) {
    if (hits.length >= most) break;
    const [name, line, text] = row.split('\0');
    if (name === undefined || line === undefined || text === undefined) continue;
    hits.push({
      path: name.slice(commit.length + 1),
      line: Number(line) - 1,
      text: text.slice(0, 300),
    });
  }
  return hits;
}
