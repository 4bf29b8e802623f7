import assert from 'node:assert/strict';
import { newsOf, parseReflog, readReflog } from '../../../src/git/reflog';
import { GitSandbox } from '../../support/gitSandbox';

describe('the reflog', function () {
  this.timeout(60_000);
  let box: GitSandbox;
  before(() => {
    box = new GitSandbox();
  });
  after(() => {
    box.remove();
  });

  it('tells which commits were made since the last look', async () => {
    const dir = box.init('repo');
    box.commit(dir, { a: '1' }, undefined, 'first: with a colon');
    const git = box.safe(dir);
    const [last] = await readReflog(git);
    assert.ok(last !== undefined);
    assert.equal(last.action, 'commit (initial)');
    assert.equal(last.text, 'first: with a colon');
    assert.deepEqual(newsOf(await readReflog(git), last), { entries: [], made: [] });
    assert.deepEqual(newsOf(await readReflog(git), null), { entries: [], made: [] });

    box.git(dir, ['checkout', '-q', '-b', 'topic']);
    const dropped = box.commit(dir, { b: '1' });
    box.write(dir, { b: '2' });
    box.git(dir, ['commit', '-q', '-a', '--amend', '-m', 'amended']);
    const amended = box.git(dir, ['rev-parse', 'HEAD']);
    box.git(dir, ['checkout', '-q', 'main']);
    box.git(dir, ['merge', '-q', 'topic']);
    box.git(dir, ['checkout', '-q', '-b', 'side', 'HEAD~1']);
    const side = box.commit(dir, { c: '1' });
    box.git(dir, ['checkout', '-q', 'main']);
    box.git(dir, ['merge', '-q', '--no-ff', '-m', 'merge', 'side']);
    const merge = box.git(dir, ['rev-parse', 'HEAD']);

    const { entries, made } = newsOf(await readReflog(git), last);
    assert.deepEqual(
      made.map(({ hash }) => hash),
      [amended, side, merge],
    );
    assert.ok(entries.some(({ hash }) => hash === dropped));
    assert.ok(entries.every(({ at }) => at > last.at));
    // The last look's entry has expired: what is later than it is new all the same.
    const forgotten = { ...last, hash: '0'.repeat(40) };
    assert.equal(newsOf(await readReflog(git), forgotten).made.length, 3);
  });

  it('is empty where none is kept', async () => {
    const bare = box.init('bare.git', '--bare');
    box.git(box.path('repo'), ['push', '-q', bare, 'main']);
    assert.deepEqual(await readReflog(box.safe(bare, { allowBare: true })), []);
  });

  it('is parsed by counting fields', () => {
    assert.deepEqual(parseReflog(''), []);
    assert.deepEqual(parseReflog('abc\0HEAD@{12}\0pull: Fast-forward\0\0'), [
      { hash: 'abc', at: 12_000, action: 'pull', text: 'Fast-forward' },
    ]);
  });
});
