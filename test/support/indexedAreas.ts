import assert from 'node:assert/strict';
import type { GitIndex } from '../../src/core/areas/gitIndex';
import { loadIfComplete } from '../../src/core/areas/indexedHistory';
import { discover, resolveCommit } from '../../src/git/discover';
import type { Discovered } from '../../src/git/discover';
import { readHeadFacts } from '../../src/git/headFacts';
import { indexRepository } from '../../src/git/indexRepository';
import type { IndexJob, IndexOutcome } from '../../src/git/indexRepository';
import { mapPeople } from '../../src/git/mapPeople';
import type { SafeGit } from '../../src/git/safeGit';
import { viewHistory } from '../../src/git/viewHistory';
import { areasDocument } from '../../src/insights/areas/areasDocument';
import type { AreaNumbers } from '../../src/core/areas/areaRows';
import { perspectiveOf } from '../../src/core/areas/perspective';

export async function discovered(git: SafeGit): Promise<Discovered> {
  const repository = await discover(git);
  assert.ok(repository !== null);
  return repository;
}

/** Brings the index up to date. */
export async function bringUp(
  index: GitIndex,
  git: SafeGit,
  job: Partial<IndexJob> = {},
): Promise<IndexOutcome> {
  return indexRepository({ index, git, repository: await discovered(git), owner: 'test', ...job });
}

/** The plain numbers from what is indexed, and from nothing else. */
export async function indexedAreas(
  index: GitIndex,
  git: SafeGit,
  me: string,
  revision = 'HEAD',
): Promise<AreaNumbers[]> {
  const repository = await discovered(git);
  const head = await resolveCommit(git, revision);
  assert.ok(head !== null);
  const history = loadIfComplete(index, repository.commonDir, repository.shallow, head);
  assert.ok(history !== null, 'the history is not complete');
  const facts = await readHeadFacts(git, head);
  const view = viewHistory(history, repository, head, facts);
  const known = { id: head, hasMailmap: facts.hasMailmap };
  const people = await mapPeople(git, repository, known, history.identities, [me]);
  return areasDocument(perspectiveOf(view, people)).areas.map(({ hands: _hands, ...row }) => row);
}
