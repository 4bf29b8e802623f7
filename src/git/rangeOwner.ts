import { cleanIdentity, type RawIdentity } from '../core/areas/identity';
import { readMessage } from '../core/areas/message';
import { resolveCommit, type Discovered } from './discover';
import { mapPeople } from './mapPeople';
import { readHistory } from './readHistory';
import type { SafeGit } from './safeGit';

/** Longer ranges are nobody's single work. */
const MOST_COMMITS = 2_000;

/**
 * Is every non-merge commit between two refs mine: I wrote it or am its co-author.
 * A left side that is no commit (the empty tree of an added file) stands for the right one's own change.
 * @param me emails and `@logins`
 * @returns null when the right ref does not exist here, or the range is too long to be looked at.
 */
export async function isMyRange(
  git: SafeGit,
  repository: Discovered,
  [left, right]: readonly [string, string],
  me: readonly string[],
): Promise<boolean | null> {
  const to = await resolveCommit(git, right);
  if (to === null) return null;
  const from = left === '' ? null : await resolveCommit(git, left);
  const parents = from === null ? await parentsOf(git, to) : [from];
  const commits: RawIdentity[][] = [];
  const stop = new AbortController();
  const sink = {
    commit: ({ parents: own, name, email, message }: Header): void => {
      if (own.length > 1) return;
      commits.push([cleanIdentity(name, email), ...readMessage(message).coAuthors]);
      if (commits.length > MOST_COMMITS) stop.abort();
    },
    touch: () => undefined,
  };
  try {
    await readHistory(git, to, parents, repository.objectFormat, sink, stop.signal);
  } catch (error) {
    if (stop.signal.aborted) return null;
    throw error;
  }
  const identities = commits.flat();
  const head = { id: to, hasMailmap: await hasMailmap(git, to) };
  const { mine } = await mapPeople(git, repository, head, identities, me);
  let at = 0;
  return (
    commits.length > 0 &&
    commits.every((participants) => {
      const first = at;
      at += participants.length;
      return participants.some((_, i) => mine[first + i] === 1);
    })
  );
}

type Header = Parameters<Parameters<typeof readHistory>[4]['commit']>[0];

async function parentsOf(git: SafeGit, commit: string): Promise<string[]> {
  const text = await git.text(['rev-list', '--parents', '-1', '--end-of-options', commit, '--']);
  return text.trim().split(' ').slice(1);
}

async function hasMailmap(git: SafeGit, commit: string): Promise<boolean> {
  const list = ['ls-tree', '--full-tree', '--name-only', '--end-of-options'];
  const text = await git.text([...list, commit, '.mailmap']);
  return text.trim() !== '';
}
