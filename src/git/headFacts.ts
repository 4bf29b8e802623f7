import type { TrackedFiles } from '../core/areas/directories';
import { parseIgnoreRevs } from '../core/areas/ignoreRevs';
import { readBlob } from './readBlob';
import { readTree } from './readTree';
import type { SafeGit } from './safeGit';

/** What a head says besides its history. */
export interface HeadFacts {
  readonly files: TrackedFiles;
  /** False where git could not tell sizes. */
  readonly sized: boolean;
  /** Ids in `.git-blame-ignore-revs`. */
  readonly ignored: ReadonlySet<string>;
  readonly hasMailmap: boolean;
}

/** Reads the tree of a commit and what lies at its root for us; the working tree does not matter. */
export async function readHeadFacts(
  git: SafeGit,
  head: string,
  signal?: AbortSignal,
): Promise<HeadFacts> {
  const { files, sized } = await readTree(git, head, signal);
  const list = files.has('.git-blame-ignore-revs')
    ? await readBlob(git, `${head}:.git-blame-ignore-revs`, signal)
    : null;
  return {
    files,
    sized,
    ignored: parseIgnoreRevs(list?.toString('latin1') ?? ''),
    hasMailmap: files.has('.mailmap'),
  };
}
