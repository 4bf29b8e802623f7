import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { mergedOthersSince } from '../../../src/core/areas/mergedOthers';
import { WarmRepository } from '../../../src/git/warmRepository';
import { SqliteGitIndex } from '../../../src/store/gitIndex/sqliteGitIndex';
import { migrate } from '../../../src/store/ledger/migrations';
import { GitSandbox } from '../../support/gitSandbox';
import { bringUp, discovered } from '../../support/indexedAreas';

const ME = 'lead@example.org';
const ANN = 'Ann <ann@example.org>';

describe('merges of others’ work', function () {
  this.timeout(60_000);
  let box: GitSandbox;
  beforeEach(() => {
    box = new GitSandbox();
  });
  afterEach(() => {
    box.remove();
  });

  const count = async (dir: string, since: number): Promise<number | null> => {
    const db = new DatabaseSync(':memory:');
    migrate(db);
    const index = new SqliteGitIndex(db);
    const git = box.safe(dir);
    const outcome = await bringUp(index, git);
    assert.ok(outcome.state === 'indexed' || outcome.state === 'current');
    const warm = new WarmRepository(index, git, await discovered(git));
    const perspective = await warm.perspective(outcome.tip, { me: [ME] });
    assert.ok(perspective !== null);
    return mergedOthersSince(perspective, since);
  };
  const branch = (dir: string, name: string, commit: () => void): void => {
    box.git(dir, ['checkout', '-q', '-b', name]);
    commit();
    box.git(dir, ['checkout', '-q', 'main']);
    box.git(dir, ['merge', '-q', '--no-ff', '-m', name, name]);
  };

  it('are counted once each, since an instant, own work left out', async () => {
    const dir = box.init('repo');
    box.commit(dir, { 'a/x': '1' });
    branch(dir, 'two', () => {
      box.commit(dir, { 'a/x': '2' }, ANN);
      box.commit(dir, { 'a/y': '2' }, ANN);
    });
    branch(dir, 'own', () => box.commit(dir, { 'b/x': '2' }));
    branch(dir, 'one', () => box.commit(dir, { 'a/x': '3' }, ANN));
    assert.equal(await count(dir, 0), 2);
    const last = Number(box.git(dir, ['log', '-1', '--format=%ct'])) * 1_000;
    assert.equal(await count(dir, last + 1), 0);
  });

  it('are not known where they leave no trace', async () => {
    const dir = box.init('repo');
    box.commit(dir, { 'a/x': '1' });
    box.commit(dir, { 'a/x': '2' }, ANN);
    assert.equal(await count(dir, 0), null);
  });
});
