import { GitFailure } from './gitFailure';
import type { SafeGit } from './safeGit';
import { readGit } from './stream';

/** Content of a blob named by id or by `commit:path`, as bytes; null when there is none. */
export async function readBlob(
  git: SafeGit,
  name: string,
  signal?: AbortSignal,
): Promise<Buffer | null> {
  try {
    return await readGit(git.call(['cat-file', 'blob', '--end-of-options', name]), { signal });
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 128) return null;
    throw error;
  }
}
