import assert from 'node:assert/strict';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CancelledError } from '../../../src/core/errors/expectedError';
import { TOUCH } from '../../../src/core/areas/historySink';
import { HistoryBuilder } from '../../../src/core/areas/history';
import { holds } from '../../../src/core/areas/indexedHistory';
import { discover } from '../../../src/git/discover';
import { logArguments } from '../../../src/git/readHistory';
import { streamGit } from '../../../src/git/stream';
import { WarmRepository } from '../../../src/git/warmRepository';
import { areasDocument } from '../../../src/insights/areas/areasDocument';
import { SqliteGitIndex } from '../../../src/store/gitIndex/sqliteGitIndex';
import { nextGeneration } from '../../../src/store/gitIndex/tidy';
import { migrate } from '../../../src/store/ledger/migrations';
import { GitSandbox } from '../../support/gitSandbox';
import { bringUp, discovered, indexedAreas } from '../../support/indexedAreas';
import { plainAreas } from '../../support/plainAreas';

const ME = 'lead@example.org';
const ANN = 'Ann <ann@example.org>';

describe('the git index', function () {
  this.timeout(60_000);
  let box: GitSandbox;
  let db: DatabaseSync;
  let index: SqliteGitIndex;

  beforeEach(() => {
    box = new GitSandbox();
    db = new DatabaseSync(box.path('ledger.db'));
    migrate(db);
    index = new SqliteGitIndex(db);
  });
  afterEach(() => {
    db.close();
    box.remove();
  });

  const commits = (): number =>
    Number(db.prepare('SELECT count(*) AS n FROM git_commit').get()!['n']);
  const agrees = async (dir: string, revision = 'HEAD'): Promise<void> => {
    const found = await indexedAreas(index, box.safe(dir, { allowBare: true }), ME, revision);
    assert.deepEqual(found, plainAreas(dir, revision, ME));
  };
  /** A main line with a merge, a move and a co-author. */
  const usual = (name = 'repo'): string => {
    const dir = box.init(name);
    box.commit(dir, { 'lib/a.ts': 'one\n', 'lib/b.ts': 'two\n', 'docs/x.md': 'x\n' });
    box.git(dir, ['checkout', '-q', '-b', 'topic']);
    box.commit(dir, { 'lib/a.ts': 'three\n' }, ANN);
    box.git(dir, ['checkout', '-q', 'main']);
    box.git(dir, ['mv', 'lib', 'src']);
    box.commit(dir, {}, ANN, 'move\n\nCo-authored-by: Cid <cid@example.org>');
    box.git(dir, ['merge', '-q', '--no-ff', '-m', 'merge', 'topic']);
    box.commit(dir, { 'docs/y.md': 'y\n' }, 'Bob <bob@example.org>');
    return dir;
  };

  it('is current after the first run and reads only what is new later', async () => {
    const dir = usual();
    const git = box.safe(dir);
    assert.equal((await bringUp(index, git)).state, 'indexed');
    assert.equal(commits(), 5);
    await agrees(dir);
    assert.equal((await bringUp(index, git)).state, 'current');
    const tip = box.commit(dir, { 'docs/z.md': 'z\n' }, ANN);
    assert.deepEqual(await bringUp(index, git), { state: 'indexed', tip, commits: 1 });
    await agrees(dir);
    await agrees(dir, 'HEAD~2');
  });

  it('follows rewritten history, also when the old commits are gone', async () => {
    const dir = usual();
    const git = box.safe(dir);
    await bringUp(index, git);
    box.git(dir, ['commit', '-q', '--amend', '-m', 'other words']);
    await bringUp(index, git);
    assert.equal(commits(), 6);
    await agrees(dir);
    box.git(dir, ['commit', '-q', '--amend', '-m', 'again']);
    box.git(dir, ['reflog', 'expire', '--expire=now', '--all']);
    box.git(dir, ['gc', '-q', '--prune=now']);
    assert.equal((await bringUp(index, git)).state, 'indexed');
    await agrees(dir);
  });

  it('takes out what a rewritten history left behind, also under a history that is warm', async () => {
    const dir = box.init('repo');
    const history = (word: string): string =>
      Array.from(
        { length: 700 },
        (_, n) =>
          `commit refs/heads/main\nmark :${n + 1}\nauthor A <a@b> ${n + 1} +0000\ncommitter A <a@b> ${n + 1} +0000\ndata ${word.length}\n${word}\n${n > 0 ? `from :${n}\n` : ''}M 644 inline ${word}${n % 9}/f${n % 90}\ndata ${String(n).length}\n${n}\n\n`,
      ).join('');
    const git = box.safe(dir);
    box.git(dir, ['fast-import', '--quiet'], history('old'));
    const first = await bringUp(index, git);
    assert.ok(first.state === 'indexed');
    const warm = new WarmRepository(index, git, await discovered(git));
    assert.ok((await warm.perspective(first.tip, { me: ['a@b'] })) !== null);
    // Both histories are there: the old one may be gone back to.
    box.git(dir, ['fast-import', '--quiet', '--force'], history('new'));
    await bringUp(index, git);
    assert.equal(commits(), 1400);
    box.git(dir, ['reflog', 'expire', '--expire=now', '--all']);
    box.git(dir, ['gc', '-q', '--prune=now']);
    box.git(dir, ['reset', '-q', '--hard']);
    const tip = box.commit(dir, { 'later/x': '1' }, ANN);
    assert.equal((await bringUp(index, git)).state, 'indexed');
    assert.equal(commits(), 701);
    const perspective = await warm.perspective(tip, { me: ['a@b'] });
    assert.ok(perspective !== null);
    const { areas } = areasDocument(perspective);
    const counted = (path: string): number =>
      Number(box.git(dir, ['rev-list', '--count', '--author=a@b', 'HEAD', '--', path]));
    assert.equal(areas.length, 11);
    for (const { path, myCommits } of areas) assert.equal(myCommits, counted(path), path);
    assert.ok(!areas.some(({ path }) => path.startsWith('old')));
  });

  it('reads once more what another window changed while it was read', async () => {
    const dir = usual();
    const git = box.safe(dir);
    const outcome = await bringUp(index, git);
    assert.ok(outcome.state === 'indexed');
    let loads = 0;
    /** Its first answer is half of what was there before, as if all was written anew meanwhile. */
    class Overtaken extends SqliteGitIndex {
      override load(repository: number, history: HistoryBuilder): void {
        super.load(repository, history);
        if (loads++ > 0) return;
        history.paths.reverse();
        nextGeneration(db, repository);
      }
    }
    const warm = new WarmRepository(new Overtaken(db), git, await discovered(git));
    const perspective = await warm.perspective(outcome.tip, { me: [ME] });
    assert.ok(perspective !== null);
    const { areas } = areasDocument(perspective);
    assert.deepEqual(
      areas.map(({ hands: _, ...row }) => row),
      plainAreas(dir, 'HEAD', ME),
    );
    assert.equal(loads, 2);
  });

  it('does not grow with every rewriting', () => {
    db.exec('PRAGMA synchronous = OFF');
    const { id } = index.create('/repo/.git');
    const hash = (n: number): string => n.toString(16).padStart(40, '0');
    const top = 50;
    let most = 0;
    for (let rewriting = 1; rewriting <= 200; rewriting++) {
      const writer = index.write(id);
      for (let n = 0; n < top; n++) {
        writer.commit({
          hash: hash(rewriting * 1000 + n),
          parents: n === 0 ? [hash(1)] : [hash(rewriting * 1000 + n - 1)],
          name: 'A',
          email: 'a@b',
          authored: n,
          committed: n,
          message: 'again',
        });
        writer.touch(TOUCH.single, `f${n}`, null);
      }
      writer.complete(hash(rewriting * 1000 + top - 1));
      index.tidy(id, false);
      most = Math.max(most, commits());
    }
    // The last 32 tips are kept, and looked at once in as many.
    assert.ok(most <= 2 * 32 * top + 500, String(most));
    const history = new HistoryBuilder();
    index.load(id, history);
    assert.equal(holds(history, index.find('/repo/.git')!.tips, hash(200_000)), true);
  });

  it('gives back every text, however many there are and whatever bytes they hold', () => {
    db.exec('PRAGMA synchronous = OFF');
    const { id } = index.create('/repo/.git');
    const history = new HistoryBuilder();
    const paths: string[] = [];
    for (const [commit, count] of [20_000, 3, 9_000].entries()) {
      const writer = index.write(id);
      const hash = (commit + 1).toString(16).padStart(40, '0');
      const at = { parents: [], authored: commit, committed: commit };
      const who = { name: `N\u00ff\u00fe ${commit}`, email: commit === 1 ? '' : `${commit}@b` };
      writer.commit({ hash, ...at, ...who, message: `x\n\nReviewed-by: \u00e9 <${commit}@r>\n` });
      for (let n = 0; n < count; n++) {
        const odd = String.fromCharCode(1 + (n % 255));
        const path = `${odd}/${commit},\n\u00ff${n}`;
        paths.push(path);
        writer.touch(TOUCH.single, path, null);
      }
      writer.complete(hash);
      index.load(id, history);
      assert.deepEqual(history.paths, paths);
    }
    assert.deepEqual(
      history.identities.map(({ name, email }) => [name, email]),
      [0, 1, 2].map((n) => [`N\u00ff\u00fe ${n}`, n === 1 ? '' : `${n}@b`]),
    );
    assert.equal(history.signingLines.length, 3);
  });

  it('serves every branch, linked worktrees and submodules', async () => {
    const dir = usual();
    const library = box.init('library');
    box.commit(library, { 'own/file': 'x\n' }, ANN);
    box.git(dir, ['submodule', '--quiet', 'add', library, 'vendor/library']);
    box.commit(dir, { 'docs/z.md': 'z\n' });
    await bringUp(index, box.safe(dir));
    await agrees(dir);
    box.git(dir, ['worktree', 'add', '-q', '-b', 'side', box.path('tree'), 'topic']);
    const worktree = box.path('tree');
    box.commit(worktree, { 'lib/side.ts': 'x\n' }, ANN);
    const side = await bringUp(index, box.safe(worktree));
    assert.ok(side.state === 'indexed' && side.commits === 1);
    await agrees(worktree);
    await agrees(dir);
    assert.equal(
      (await discovered(box.safe(worktree))).commonDir,
      (await discovered(box.safe(dir))).commonDir,
    );
    // A submodule is a repository of its own.
    const inner = box.safe(join(dir, 'vendor/library'));
    await bringUp(index, inner);
    assert.deepEqual(
      await indexedAreas(index, inner, ME),
      plainAreas(join(dir, 'vendor/library'), 'HEAD', ME),
    );
    assert.equal(db.prepare('SELECT count(*) AS n FROM git_repository').get()!['n'], 2);
    box.git(dir, ['checkout', '-q', 'topic']);
    assert.equal((await bringUp(index, box.safe(dir))).state, 'indexed');
    await agrees(dir);
  });

  it('does not mind a bare repository, a sparse one, another hash, several roots and nested repositories', async () => {
    const dir = usual();
    box.git(dir, ['checkout', '-q', '--orphan', 'island']);
    box.commit(dir, { 'island/x': 'x\n' }, ANN);
    box.git(dir, ['checkout', '-q', 'main']);
    box.git(dir, ['merge', '-q', '--allow-unrelated-histories', '-m', 'islands', 'island']);
    box.git(box.root, ['clone', '-q', '--bare', dir, 'bare.git']);
    const bare = box.safe(box.path('bare.git'), { allowBare: true });
    await bringUp(index, bare);
    await agrees(box.path('bare.git'));
    box.git(dir, ['sparse-checkout', 'set', 'docs']);
    box.write(dir, { 'docs/uncommitted': 'x' });
    await bringUp(index, box.safe(dir));
    await agrees(dir);

    const modern = box.init('modern', '--object-format=sha256');
    box.commit(modern, { 'a/empty': '', 'a/b': 'x\n' });
    box.git(modern, ['mv', 'a', 'b']);
    box.commit(modern, {}, ANN);
    await bringUp(index, box.safe(modern));
    await agrees(modern);

    const nested = box.init('repo/nested/inner');
    box.commit(nested, { 'x/y': 'z\n' }, ANN);
    await bringUp(index, box.safe(nested));
    await agrees(nested);
    await agrees(dir);
  });

  it('starts again when a shallow clone is deepened, and sets its boundary apart', async () => {
    const dir = usual();
    const url = `file://${dir}`;
    box.git(box.root, ['clone', '-q', '--depth', '2', url, 'shallow']);
    const shallow = box.path('shallow');
    const git = box.safe(shallow);
    await bringUp(index, git);
    const [root] = await indexedAreas(index, git, ME);
    // Of the merge's two sides each first commit is where the clone is cut.
    assert.deepEqual([root?.myCommits, root?.othersCommits], [0, 1]);
    assert.equal((await discovered(git)).shallow.length > 0, true);
    box.git(shallow, ['fetch', '-q', '--unshallow']);
    assert.equal((await bringUp(index, git)).state, 'indexed');
    await agrees(shallow);
  });

  it('never fetches what a partial clone lacks', async () => {
    const dir = usual();
    box.git(dir, ['config', 'uploadpack.allowFilter', 'true']);
    const trap = box.trap('upload-pack');
    const url = `file://${dir}`;
    box.git(box.root, ['clone', '-q', '--no-checkout', '--filter=blob:none', url, 'partial']);
    box.git(box.root, ['clone', '-q', '--no-checkout', '--filter=tree:0', url, 'treeless']);
    for (const name of ['partial', 'treeless']) {
      box.git(box.path(name), ['config', 'remote.origin.uploadpack', trap.path]);
    }
    const partial = box.safe(box.path('partial'));
    await bringUp(index, partial);
    const expected = plainAreas(dir, 'HEAD', ME).map((row) => ({ ...row, bytes: 0 }));
    assert.deepEqual(await indexedAreas(index, partial, ME), expected);
    // Without trees there is nothing to read changes from: that is said, and nothing counts as done.
    const treeless = box.safe(box.path('treeless'));
    await assert.rejects(bringUp(index, treeless), /git: /);
    assert.deepEqual(index.find((await discovered(treeless)).commonDir)?.tips, []);
    assert.equal(trap.wasRun(), false);
  });

  it('ends git at once when it is cancelled, and resumes without a row twice', async () => {
    const dir = box.init('long');
    const stream = Array.from(
      { length: 6000 },
      (_, n) =>
        `commit refs/heads/main\nmark :${n + 1}\nauthor A <a@b> ${n + 1} +0000\ncommitter A <a@b> ${n + 1} +0000\ndata 1\nx\n${n > 0 ? `from :${n}\n` : ''}M 644 inline d${n % 50}/f${n}\ndata 1\nx\n\n`,
    ).join('');
    box.git(dir, ['fast-import', '--quiet'], stream);
    const git = box.safe(dir);
    const stop = new AbortController();
    await assert.rejects(
      bringUp(index, git, {
        signal: stop.signal,
        onProgress: (done) => {
          if (done >= 3000) stop.abort();
        },
      }),
      CancelledError,
    );
    const partly = commits();
    assert.ok(partly >= 2000 && partly < 6000, String(partly));
    assert.deepEqual(index.find((await discovered(git)).commonDir)?.tips, []);
    assert.equal((await bringUp(index, git)).state, 'indexed');
    assert.equal(commits(), 6000);
    const texts = db
      .prepare('SELECT count(*) AS n, count(DISTINCT id) AS ids FROM git_text WHERE kind = 0')
      .get();
    assert.deepEqual({ ...texts }, { n: 6000, ids: 6000 });
    const [root] = await indexedAreas(index, git, 'a@b');
    assert.equal(root?.myCommits, 6000);
  });

  it('is written by one window at a time', async () => {
    const dir = usual();
    const git = box.safe(dir);
    const { id } = index.create((await discovered(git)).commonDir);
    assert.equal(index.claim(id, 'another window', 1_000, 60_000), true);
    assert.equal((await bringUp(index, git, { now: () => 2_000 })).state, 'busy');
    assert.equal((await bringUp(index, git, { now: () => 70_000 })).state, 'indexed');
    assert.equal(index.claim(id, 'another window', 70_000, 60_000), true);
  });

  it('takes a commit whose time no calendar can hold', async () => {
    const dir = usual();
    const tree = box.git(dir, ['rev-parse', 'HEAD^{tree}']);
    const parent = box.git(dir, ['rev-parse', 'HEAD']);
    const beyond = '99999999999999999999999';
    for (const [authored, committed] of [
      [beyond, beyond],
      [beyond, '1700000000'],
      ['nonsense', beyond],
    ] as const) {
      const commit = `tree ${tree}\nparent ${parent}\nauthor A <a@b> ${authored} +0000\ncommitter A <a@b> ${committed} +0000\n\nx\n`;
      const id = box.git(
        dir,
        ['hash-object', '-t', 'commit', '-w', '--literally', '--stdin'],
        commit,
      );
      box.git(dir, ['update-ref', 'refs/heads/main', id]);
      assert.equal((await bringUp(index, box.safe(dir))).state, 'indexed');
      const [root] = await indexedAreas(index, box.safe(dir), ME);
      const [before] = plainAreas(dir, parent, ME);
      // It changes no file.
      assert.deepEqual(root, before);
    }
  });

  it('says nothing of a folder outside of all repositories', async () => {
    assert.equal(await discover(box.safe(box.root)), null);
  });

  it('keeps the first lines of messages', async () => {
    const dir = box.init('words');
    const id = box.commit(dir, { a: 'x' }, ANN, 'Größe: ändern\n\nbody');
    await bringUp(index, box.safe(dir));
    const { id: repository } = index.find((await discovered(box.safe(dir))).commonDir)!;
    assert.deepEqual(index.subjects(repository, [id, '0'.repeat(40)]), ['Größe: ändern', '']);
  });
});

describe('the stream of git', function () {
  this.timeout(60_000);
  let box: GitSandbox;
  before(() => {
    box = new GitSandbox();
  });
  after(() => {
    box.remove();
  });

  it('waits for who reads it, and tells of their errors', async () => {
    const dir = box.init('big');
    const commits = Array.from(
      { length: 3000 },
      (_, n) =>
        `commit refs/heads/main\ncommitter A <a@b> ${n} +0000\ndata 200\n${'m'.repeat(200)}\n\n`,
    );
    box.git(dir, ['fast-import', '--quiet'], commits.join(''));
    const call = box.safe(dir).call(logArguments('HEAD', []));
    let busy = false;
    let bytes = 0;
    await streamGit(call, {
      onChunk: async (chunk) => {
        assert.equal(busy, false, 'a chunk came while the one before was held');
        busy = true;
        bytes += chunk.length;
        await new Promise((done) => setTimeout(done, 5));
        busy = false;
      },
    });
    assert.ok(bytes > 3000 * 200, String(bytes));
    const fails = (): void => {
      throw new RangeError('enough');
    };
    await assert.rejects(streamGit(call, { onChunk: fails }), RangeError);
    await assert.rejects(
      streamGit(call, { onChunk: () => Promise.reject(new RangeError('later')) }),
      RangeError,
    );
  });

  it('gives up on a git that stays silent', async () => {
    const dir = box.init('silent');
    const call = box.safe(dir, { silence: 200 }).call(['version']);
    const waiting = { ...call, binary: '/bin/sh', config: [], args: ['-c', 'sleep 3; true'] };
    await assert.rejects(
      streamGit(waiting, { onChunk: () => undefined }),
      /no answer within 200 ms/,
    );
  });
});
