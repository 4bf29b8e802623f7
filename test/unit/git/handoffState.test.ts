import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '../../../src/core/errors/expectedError';
import type { HandOffGit } from '../../../src/core/handoff/handOffGit';
import { handOffState } from '../../../src/git/handoffState';
import { branchStatus } from '../../../src/git/handoffBranch';
import { parseStatus, workStatus } from '../../../src/git/handoffStatus';
import { GitSandbox } from '../../support/gitSandbox';

const COLLEAGUE = 'Kim <kim@example.org>';

describe('where the work in a repository stands', function () {
  this.timeout(60_000);
  let box: GitSandbox;
  let dir: string;

  beforeEach(() => {
    box = new GitSandbox();
    dir = box.init('repo');
    box.commit(dir, { 'a.ts': 'one\n', 'b.ts': 'two\n', 'old name.ts': 'three, to be renamed\n' });
  });
  afterEach(() => {
    box.remove();
  });

  const ask = async (since = 0, identities: readonly string[] = []): Promise<HandOffGit> => {
    const state = await handOffState(box.safe(dir), since, identities);
    assert.ok(state !== null);
    return state;
  };
  /** Committer date of the last commit, epoch ms. */
  const lastDate = (): number => Number(box.git(dir, ['log', '-1', '--format=%ct'])) * 1000;

  it('is a clean branch without an upstream', async () => {
    const state = await ask();
    assert.deepEqual(
      [state.branch, state.upstream, state.ahead, state.behind, state.operation, state.stashes],
      ['main', null, null, null, null, 0],
    );
    assert.equal(state.name, 'repo');
    assert.equal(state.head, box.git(dir, ['rev-parse', 'HEAD']));
    assert.deepEqual([state.files, state.untracked], [[], []]);
  });

  it('names every sort of change, staged or not, and untracked files', async () => {
    box.git(dir, ['mv', 'old name.ts', 'new name.ts']);
    box.write(dir, {
      'a.ts': 'changed\n',
      'c.ts': 'new\n',
      'notes/x.md': 'x\n',
      'notes/y.md': 'y\n',
    });
    box.git(dir, ['add', 'a.ts', 'c.ts']);
    box.write(dir, { 'a.ts': 'changed again\n' });
    rmSync(join(dir, 'b.ts'));
    const { files, untracked } = await ask();
    assert.deepEqual(
      files.map(({ path, oldPath, state, staged, unstaged }) => [
        path,
        oldPath,
        state,
        staged,
        unstaged,
      ]),
      [
        ['a.ts', null, 'modified', true, true],
        ['b.ts', null, 'deleted', false, true],
        ['c.ts', null, 'added', true, false],
        ['new name.ts', 'old name.ts', 'renamed', true, false],
      ],
    );
    assert.deepEqual(untracked, ['notes/']);
  });

  it('takes paths as they are, whatever characters they hold', async () => {
    const odd = [
      'ü n/ï.ts',
      ' leading',
      'quote".ts',
      'tab\there',
      'line\nbreak',
      '-dash',
      '#hash',
      'a`b|c*.md',
    ];
    box.write(dir, Object.fromEntries(odd.map((name) => [name, 'x\n'])));
    box.git(dir, ['add', '-A']);
    const { files } = await ask();
    assert.deepEqual(files.map(({ path }) => path).sort(), [...odd].sort());
    writeFileSync(Buffer.from(`${dir}/caf\xe9.ts`, 'latin1'), 'x\n');
    assert.deepEqual((await ask()).untracked, ['caf\ufffd.ts']);
  });

  it('tells how far branch and upstream are apart, and that one is gone', async () => {
    const far = box.init('far', '--bare');
    box.git(dir, ['remote', 'add', 'origin', far]);
    box.git(dir, ['push', '-q', '-u', 'origin', 'main']);
    box.commit(dir, { 'd.ts': 'mine\n' });
    box.git(dir, ['push', '-q']);
    box.git(dir, ['reset', '-q', '--hard', 'HEAD~1']);
    box.commit(dir, { 'e.ts': 'mine\n' });
    box.commit(dir, { 'f.ts': 'mine\n' });
    const state = await ask();
    assert.deepEqual([state.upstream, state.ahead, state.behind], ['origin/main', 2, 1]);
    box.git(dir, ['update-ref', '-d', 'refs/remotes/origin/main']);
    const gone = await ask();
    assert.deepEqual([gone.upstream, gone.ahead, gone.behind], ['origin/main', null, null]);
  });

  it('lists my commits since on all local branches, oldest first, and counts those of others', async () => {
    const since = lastDate() + 1;
    const one = box.commit(dir, { 'a.ts': '1\n' }, undefined, 'Count <things> & more');
    box.commit(dir, { 'k.ts': '1\n' }, COLLEAGUE, 'not mine');
    box.git(dir, ['checkout', '-q', '-b', 'try/it']);
    const two = box.commit(dir, { 'a.ts': '2\n' }, 'Lead <lead@laptop.local>', 'on a branch');
    const three = box.commit(
      dir,
      { 'a.ts': '3\n' },
      'L <77+lea@users.noreply.github.com>',
      'by login',
    );
    box.git(dir, ['checkout', '-q', 'main']);
    const found = await ask(since, ['LEAD@laptop.local', '@lea']);
    assert.deepEqual(
      found.commits.map(({ id, subject, branch }) => [id, subject, branch]),
      [
        [one, 'Count <things> & more', 'main'],
        [two, 'on a branch', 'try/it'],
        [three, 'by login', 'try/it'],
      ],
    );
    assert.equal(found.othersSince, 1);
    assert.deepEqual((await ask(lastDate() + 10 * 86_400_000)).commits, []);
  });

  it('knows a merge that has conflicts, and what was put aside', async () => {
    box.write(dir, { 'b.ts': 'aside\n' });
    box.git(dir, ['stash']);
    box.git(dir, ['checkout', '-q', '-b', 'other']);
    box.commit(dir, { 'a.ts': 'theirs\n' });
    box.git(dir, ['checkout', '-q', 'main']);
    box.commit(dir, { 'a.ts': 'ours\n' });
    assert.throws(() => box.git(dir, ['merge', 'other']));
    const state = await ask();
    assert.deepEqual([state.operation, state.stashes], ['merge', 1]);
    assert.deepEqual(
      state.files.map(({ path, state: what }) => [path, what]),
      [['a.ts', 'conflict']],
    );
  });

  it('names the branch that a rebase or a bisect left for a while', async () => {
    box.git(dir, ['checkout', '-q', '-b', 'fix/ünï']);
    box.commit(dir, { 'a.ts': 'mine\n' });
    box.git(dir, ['checkout', '-q', 'main']);
    box.commit(dir, { 'a.ts': 'theirs\n' });
    box.git(dir, ['checkout', '-q', 'fix/ünï']);
    for (const how of ['--merge', '--apply']) {
      assert.throws(() => box.git(dir, ['rebase', how, 'main']));
      const { branch, operation, leftBranch } = await ask();
      assert.deepEqual([branch, operation, leftBranch], [null, 'rebase', 'fix/ünï'], how);
      box.git(dir, ['rebase', '--abort']);
    }
    box.git(dir, ['bisect', 'start', 'HEAD', 'HEAD~1']);
    box.git(dir, ['checkout', '-q', '--detach']);
    const bisect = await ask();
    assert.deepEqual([bisect.operation, bisect.leftBranch], ['bisect', 'fix/ünï']);
    box.git(dir, ['bisect', 'reset']);
    assert.deepEqual([(await ask()).branch, (await ask()).leftBranch], ['fix/ünï', null]);
  });

  it('knows a detached head, and a branch before its first commit', async () => {
    box.git(dir, ['checkout', '-q', '--detach']);
    const detached = await ask();
    assert.deepEqual([detached.branch, detached.leftBranch], [null, null]);
    dir = box.init('young');
    box.write(dir, { 'a.ts': 'x\n' });
    const young = await ask();
    assert.deepEqual([young.branch, young.head, young.commits], ['main', null, []]);
    assert.deepEqual(young.untracked, ['a.ts']);
  });

  it('gives no more names than somebody reads, and their number', async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, n) => [`many/${n}.ts`, 'x\n']));
    box.write(dir, many);
    box.git(dir, ['add', '-A']);
    const { files, fileCount } = await ask();
    assert.deepEqual([files.length, fileCount], [200, 250]);
  });

  it('is nothing in a folder without a repository, and git is not run without trust', async () => {
    const plain = box.path('plain');
    mkdirSync(plain);
    assert.equal(await handOffState(box.safe(plain), 0, []), null);
    assert.throws(() => box.safe(dir, { trusted: false }), ExpectedError);
  });

  it('starts no program that the repository names', async () => {
    const [clean, long, monitor] = ['clean', 'process', 'monitor'].map((name) => box.trap(name));
    box.commit(dir, {
      '.gitattributes': '*.ts filter=evil diff=evil\n*.md filter=other.one\n',
      // As long as what takes its place: git runs no filter for a file of another size, unless it was in a hurry.
      'a.ts': 'first text\n',
      'x.md': 'first text\n',
    });
    appendFileSync(
      join(dir, '.git/config'),
      `[filter "evil"]\n\tclean = ${clean?.path}\n\trequired = true\n` +
        `[filter "other.one"]\n\tprocess = ${long?.path}\n\trequired = true\n` +
        `[core]\n\tfsmonitor = ${monitor?.path}\n[diff "evil"]\n\ttextconv = ${clean?.path}\n`,
    );
    const touch = (): void => {
      for (const name of ['a.ts', 'x.md']) {
        writeFileSync(join(dir, name), 'other text\n');
        utimesSync(join(dir, name), 1, 2);
      }
    };
    touch();
    const state = await ask();
    assert.deepEqual([clean?.wasRun(), long?.wasRun(), monitor?.wasRun()], [false, false, false]);
    assert.deepEqual(
      state.files.map(({ path }) => path),
      ['a.ts', 'x.md'],
    );
    // The traps do work: plain git runs into them.
    for (const off of [[], ['-c', 'core.fsmonitor=false']]) {
      touch();
      try {
        const options = { cwd: dir, env: { ...box.env }, stdio: 'ignore', timeout: 5_000 } as const;
        execFileSync('git', [...off, 'status'], options);
      } catch {
        // What it left behind is what counts.
      }
    }
    assert.equal(clean?.wasRun(), true);
    assert.equal(monitor?.wasRun(), true);
  });

  for (const [what, name, isTold] of [
    ['an equals sign', Buffer.from('a=b'), true],
    ['bytes that are no UTF-8', Buffer.from([0xff]), true],
    ['nothing', Buffer.alloc(0), false],
  ] as const) {
    it(`starts no filter whose name is ${what}`, async () => {
      const trap = box.trap('clean');
      const text = (before: string, after: string): Buffer =>
        Buffer.concat([Buffer.from(before), name, Buffer.from(after)]);
      writeFileSync(join(dir, '.gitattributes'), text('*.ts filter=', '\n'));
      const config = text('[filter "', `"]\n\tclean = ${trap.path}\n`);
      appendFileSync(join(dir, '.git/config'), config);
      const touch = (): void => {
        utimesSync(join(dir, 'a.ts'), 1, 2);
      };
      touch();
      const state = await ask(lastDate());
      assert.match(
        state.withoutFiles,
        isTold ? /^git: the filter .* cannot be switched off$/ : /^$/,
      );
      assert.deepEqual([state.branch, state.commits.length, state.files], ['main', 1, []]);
      assert.equal(trap.wasRun(), false);
      touch();
      box.git(dir, ['status']);
      assert.equal(trap.wasRun(), true, 'the trap works');
    });
  }
});

describe('where a branch stands', function () {
  this.timeout(60_000);
  let box: GitSandbox;
  let dir: string;

  beforeEach(() => {
    box = new GitSandbox();
    dir = box.init('repo');
  });
  afterEach(() => {
    box.remove();
  });

  /** Both ways of asking say the same. */
  const check = async (branch: string | null, ...apart: unknown[]): Promise<void> => {
    const { upstream, ahead, behind, ...without } = await branchStatus(box.safe(dir));
    assert.deepEqual([without.branch, upstream, ahead, behind], [branch, ...apart]);
    const { withoutFiles, files, untracked, ...full } = await workStatus(box.safe(dir));
    assert.deepEqual([withoutFiles, files, untracked], ['', [], []]);
    assert.deepEqual({ ...without, upstream, ahead, behind }, full);
  };

  it('is told without a look at any file', async () => {
    await check('main', null, null, null);
    box.commit(dir, { 'a.ts': 'one\n' });
    const far = box.init('far', '--bare');
    box.git(dir, ['checkout', '-q', '-b', 'fix/ünï']);
    await check('fix/ünï', null, null, null);
    box.git(dir, ['remote', 'add', 'origin', far]);
    box.git(dir, ['push', '-q', '-u', 'origin', 'HEAD']);
    await check('fix/ünï', 'origin/fix/ünï', 0, 0);
    box.commit(dir, { 'd.ts': 'mine\n' });
    box.git(dir, ['push', '-q']);
    box.git(dir, ['reset', '-q', '--hard', 'HEAD~1']);
    await check('fix/ünï', 'origin/fix/ünï', 0, 1);
    box.commit(dir, { 'e.ts': 'mine\n' });
    box.commit(dir, { 'f.ts': 'mine\n' });
    await check('fix/ünï', 'origin/fix/ünï', 2, 1);
    box.git(dir, ['update-ref', '-d', 'refs/remotes/origin/fix/ünï']);
    await check('fix/ünï', 'origin/fix/ünï', null, null);
    box.git(dir, ['checkout', '-q', '--detach']);
    await check(null, null, null, null);
  });
});

describe('the answer of git status', () => {
  it('is read field by field; what a later git may add is left out', () => {
    const status = parseStatus(
      '# branch.oid (initial)\0# branch.head (detached)\0# stash 3\0! ignored\0' +
        '1 .T N... 120000 120000 100644 aa bb link\0z what is this\0',
    );
    assert.deepEqual(
      [status.head, status.branch, status.files[0]?.state, status.files[0]?.path],
      [null, null, 'type changed', 'link'],
    );
    assert.equal(status.files.length, 1);
    assert.deepEqual(parseStatus('').files, []);
  });
});
