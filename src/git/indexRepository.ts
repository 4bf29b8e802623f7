import type { GitIndex, IndexedRepository } from '../core/areas/gitIndex';
import { resolveCommit } from './discover';
import type { Discovered } from './discover';
import { GitFailure } from './gitFailure';
import { readHistory } from './readHistory';
import type { SafeGit } from './safeGit';

/** Longest time between two signs of life of a window that indexes, ms. */
const CLAIM = 60_000;
/** Commits between two reports of progress. */
const STEP = 500;

/** What to index, and who asks. */
export interface IndexJob {
  readonly index: GitIndex;
  readonly git: SafeGit;
  readonly repository: Discovered;
  /** Default HEAD. */
  readonly revision?: string;
  /** Names this window: only one at a time indexes a repository. */
  readonly owner: string;
  /** Ends git at once; what was written stays, and the next run repeats only the rest. */
  readonly signal?: AbortSignal | undefined;
  /** Commits read so far. */
  readonly onProgress?: (commits: number) => void;
  /** Epoch ms. */
  readonly now?: () => number;
}

/** What became of it. `busy`: another window is at it. */
export type IndexOutcome =
  | { readonly state: 'indexed' | 'current'; readonly tip: string; readonly commits: number }
  | { readonly state: 'busy'; readonly tip: string }
  | { readonly state: 'empty' };

/**
 * Brings the index of a repository up to a revision: everything the first time, later only what no indexed tip
 * reaches. Nothing is ever fetched.
 * @throws {CancelledError} on abort; {GitFailure} in git's own words.
 */
export async function indexRepository(job: IndexJob): Promise<IndexOutcome> {
  const { index, git, repository, signal, now = Date.now } = job;
  const tip = await resolveCommit(git, job.revision ?? 'HEAD', signal);
  if (tip === null) return { state: 'empty' };
  const known = index.find(repository.commonDir);
  if (known !== null && isIndexed(known, repository, tip)) {
    return { state: 'current', tip, commits: 0 };
  }
  const { id } = known ?? index.create(repository.commonDir);
  if (!index.claim(id, job.owner, now(), CLAIM)) return { state: 'busy', tip };
  try {
    // Read again: the window that held the claim before may have changed everything.
    const present = index.create(repository.commonDir);
    if (isIndexed(present, repository, tip)) return { state: 'current', tip, commits: 0 };
    const sameBoundary = present.shallow.join() === repository.shallow.join();
    if (!sameBoundary) index.reset(id, repository.shallow);
    const { commits, rewritten } = await readInto(job, id, tip, sameBoundary ? present.tips : []);
    index.tidy(id, rewritten);
    return { state: 'indexed', tip, commits };
  } finally {
    index.release(id, job.owner);
  }
}

function isIndexed(known: IndexedRepository, repository: Discovered, tip: string): boolean {
  return known.shallow.join() === repository.shallow.join() && known.tips.includes(tip);
}

async function readInto(
  job: IndexJob,
  id: number,
  tip: string,
  tips: readonly string[],
): Promise<{ readonly commits: number; readonly rewritten: boolean }> {
  const { index, git, repository, signal, onProgress, now = Date.now } = job;
  const writer = index.write(id);
  try {
    await readHistory(
      git,
      tip,
      tips,
      repository.objectFormat,
      {
        commit: (header) => {
          writer.commit(header);
          if (writer.commits % STEP !== 0) return;
          index.claim(id, job.owner, now(), CLAIM);
          onProgress?.(writer.commits);
        },
        touch: (kind, path, from) => {
          writer.touch(kind, path, from);
        },
      },
      signal,
    );
    writer.complete(tip);
    return { commits: writer.commits, rewritten: false };
  } catch (error) {
    writer.stop();
    if (error instanceof GitFailure && error.isMissingObject && tips.length > 0) {
      const { commits } = await readInto(job, id, tip, await presentTips(job, id, tips));
      return { commits, rewritten: true };
    }
    throw error;
  }
}

/** Without the tips that were rewritten and collected since; none of them where it is not their fault. */
async function presentTips(
  { index, git, signal }: IndexJob,
  id: number,
  tips: readonly string[],
): Promise<readonly string[]> {
  const gone: string[] = [];
  for (const tip of tips) if ((await resolveCommit(git, tip, signal)) === null) gone.push(tip);
  index.forget(id, gone);
  return gone.length === 0 ? [] : tips.filter((tip) => !gone.includes(tip));
}
