import type { ByteText } from '../core/areas/byteText';
import { GitFailure } from './gitFailure';
import type { SafeGit } from './safeGit';
import { readGit } from './stream';

/** One file that differs between two commits. */
export interface ChangedFile {
  readonly status: 'added' | 'deleted' | 'modified' | 'renamed';
  /** Path now (of a deleted file: before). */
  readonly path: ByteText;
  /** Path before, or null when it is new. */
  readonly oldPath: ByteText | null;
}

const FLAGS =
  '--raw -z --no-abbrev --no-color --no-ext-diff --no-textconv --no-relative -O/dev/null --ignore-submodules=none';

/**
 * What changed between two commits over the whole tree (a path given to git would cut renames in two).
 * Renames with edits are found where all blobs are there; in a partial clone only exact ones.
 */
export async function changedFiles(
  git: SafeGit,
  from: string,
  to: string,
  signal?: AbortSignal,
): Promise<ChangedFile[]> {
  const read = async (renames: readonly string[]): Promise<ChangedFile[]> => {
    const args = ['diff', ...FLAGS.split(' '), ...renames, '--end-of-options', from, to, '--'];
    return parseRaw(await readGit(git.call(args), { signal }));
  };
  try {
    return await read(['-M50%', '-l1000']);
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 128) return read(['-M100%']);
    throw error;
  }
}

const STATUS: Readonly<Record<string, ChangedFile['status']>> = {
  A: 'added',
  D: 'deleted',
  R: 'renamed',
};

/** Records of `:mode mode id id S[score]`, a path, and a second one for renames, all ended by NUL. */
function parseRaw(output: Buffer): ChangedFile[] {
  const fields = output.toString('latin1').split('\0');
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < fields.length;) {
    const letter = fields[at]?.split(' ').at(-1)?.charAt(0) ?? '';
    const first = fields[at + 1] ?? '';
    const status = STATUS[letter] ?? 'modified';
    if (status === 'renamed') {
      files.push({ status, oldPath: first, path: fields[at + 2] ?? '' });
      at += 3;
    } else {
      files.push({ status, oldPath: status === 'added' ? null : first, path: first });
      at += 2;
    }
  }
  return files;
}
