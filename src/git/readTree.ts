import type { ByteText } from '../core/areas/byteText';
import type { TrackedFiles } from '../core/areas/directories';
import { GitFailure } from './gitFailure';
import type { SafeGit } from './safeGit';
import { streamGit } from './stream';

const LIST = ['ls-tree', '-r', '-z', '--full-tree'];

/** A tree's blobs: regular files and symlinks, with their sizes; submodules are left out. */
export interface Tree {
  readonly files: TrackedFiles;
  /** False where git could not tell sizes (a partial clone without the blobs): they are all 0 then. */
  readonly sized: boolean;
}

/** Lists the tree of a commit. */
export async function readTree(git: SafeGit, commit: string, signal?: AbortSignal): Promise<Tree> {
  try {
    return await list(git, commit, true, signal);
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return list(git, commit, false, signal);
  }
}

/** Takes the list apart while git looks for the sizes of the files that follow. */
async function list(
  git: SafeGit,
  commit: string,
  sized: boolean,
  signal: AbortSignal | undefined,
): Promise<Tree> {
  const files = new Map<ByteText, number>();
  const flags = sized ? ['-l'] : [];
  let rest: Buffer = Buffer.alloc(0);
  await streamGit(git.call([...LIST, ...flags, '--end-of-options', commit]), {
    onChunk: (chunk) => {
      rest = addFiles(files, Buffer.concat([rest, chunk]), sized);
    },
    signal,
  });
  return { files, sized };
}

const TAB = 0x09;
const SPACE = 0x20;
/** Every mode has six digits, and only `blob` begins with a b. */
const TYPE = 7;
const LETTER_B = 0x62;

/**
 * Adds the files of entries `mode type id [size]\tpath` closed by NUL; a size git calls BAD counts 0.
 * @returns what there is of an entry that is not closed yet
 */
function addFiles(files: Map<ByteText, number>, output: Buffer, sized: boolean): Buffer {
  let start = 0;
  for (let end = output.indexOf(0); end >= 0; end = output.indexOf(0, start)) {
    if (output[start + TYPE] === LETTER_B) {
      const tab = output.indexOf(TAB, start);
      const size = sized ? output.toString('latin1', output.lastIndexOf(SPACE, tab), tab) : '';
      files.set(output.toString('latin1', tab + 1, end), Number(size) || 0);
    }
    start = end + 1;
  }
  return output.subarray(start);
}
