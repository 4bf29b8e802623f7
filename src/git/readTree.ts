import type { TrackedFile } from '../core/areas/directories';
import { GitFailure } from './gitFailure';
import type { SafeGit } from './safeGit';
import { readGit } from './stream';

const LIST = ['ls-tree', '-r', '-z', '--full-tree'];

/** A tree's blobs: regular files and symlinks, with their sizes; submodules are left out. */
export interface Tree {
  readonly files: readonly TrackedFile[];
  /** False where git could not tell sizes (a partial clone without the blobs): they are all 0 then. */
  readonly sized: boolean;
}

/** Lists the tree of a commit. */
export async function readTree(git: SafeGit, commit: string, signal?: AbortSignal): Promise<Tree> {
  try {
    const output = await list(git, ['-l'], commit, signal);
    return { files: parseTree(output, true), sized: true };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return { files: parseTree(await list(git, [], commit, signal), false), sized: false };
  }
}

function list(
  git: SafeGit,
  flags: readonly string[],
  commit: string,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  return readGit(git.call([...LIST, ...flags, '--end-of-options', commit]), { signal });
}

/** Parses `mode type id [size]\tpath` entries closed by NUL; a size git calls BAD counts 0. */
export function parseTree(output: Buffer, sized: boolean): TrackedFile[] {
  const files: TrackedFile[] = [];
  for (let start = 0; start < output.length;) {
    let end = output.indexOf(0, start);
    if (end < 0) end = output.length;
    const tab = output.indexOf(0x09, start);
    const [, type, , size] = output.toString('latin1', start, tab).split(/ +/);
    if (type === 'blob') {
      const bytes = sized ? Number(size) : 0;
      files.push({
        path: output.toString('latin1', tab + 1, end),
        size: Number.isFinite(bytes) ? bytes : 0,
      });
    }
    start = end + 1;
  }
  return files;
}
