import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ExpectedError } from '../../../src/core/errors/expectedError';
import { changedFiles } from '../../../src/git/changedFiles';
import { configuredEmail, discover, resolveCommit } from '../../../src/git/discover';
import { findGit } from '../../../src/git/findGit';
import { firstParentBefore } from '../../../src/git/firstParentBefore';
import { GitFailure } from '../../../src/git/gitFailure';
import { handOffState } from '../../../src/git/handoffState';
import { readHeadFacts } from '../../../src/git/headFacts';
import { lineSince } from '../../../src/git/lineSince';
import { mapIdentities } from '../../../src/git/mapIdentities';
import { readBlob } from '../../../src/git/readBlob';
import { logArguments } from '../../../src/git/readHistory';
import { readReflog } from '../../../src/git/reflog';
import { safeGit } from '../../../src/git/safeGit';
import type { SafeGit } from '../../../src/git/safeGit';
import { readGit } from '../../../src/git/stream';
import { GitSandbox } from '../../support/gitSandbox';

/** Everything the product ever asks of git here, as one text. */
async function everything(git: SafeGit): Promise<string> {
  const head = await resolveCommit(git, 'HEAD');
  assert.ok(head !== null);
  const repository = await discover(git);
  assert.ok(repository !== null);
  const log = await readGit(git.call(logArguments(head, [])));
  const facts = await readHeadFacts(git, head);
  const blob = await readBlob(git, `${head}:lib/a.ts`);
  const mapped = await mapIdentities(git, repository, head, [
    { name: 'Ann', email: 'ann@laptop.local' },
  ]);
  return JSON.stringify([
    log.toString('latin1'),
    facts,
    [...facts.ignored],
    blob?.toString('latin1'),
    mapped,
    await configuredEmail(git),
  ]);
}

/** Runs plain git to show that the trap works; it may fail or be cut off after five seconds. */
function plainly(box: GitSandbox, dir: string, ...args: string[]): void {
  try {
    execFileSync('git', args, { cwd: dir, env: { ...box.env }, stdio: 'ignore', timeout: 5_000 });
  } catch {
    // What it left behind is what counts.
  }
}

describe('a repository that means harm', function () {
  this.timeout(60_000);
  let box: GitSandbox;
  let dir: string;
  let before: string;

  beforeEach(async () => {
    box = new GitSandbox();
    dir = box.init('repo');
    box.commit(dir, {
      'lib/a.ts': 'one\n',
      'lib/b.ts': '',
      '.mailmap': 'Ann <ann@example.org> <ann@laptop.local>\n',
    });
    box.commit(
      dir,
      { 'lib/a.ts': 'two\n', 'docs/ü.md': 'x\n' },
      'Ann <ann@laptop.local>',
      'two\n\nbody',
    );
    box.git(dir, ['mv', 'lib/a.ts', 'lib/c.ts']);
    box.commit(dir, { 'lib/a.ts': 'three\n' });
    before = await everything(box.safe(dir));
  });
  afterEach(() => {
    box.remove();
  });

  const config = (text: string): void => {
    appendFileSync(join(dir, '.git/config'), `${text}\n`);
  };
  const unchanged = async (): Promise<void> => {
    assert.equal(await everything(box.safe(dir)), before);
  };

  it('cannot have its signature program run', async () => {
    const trap = box.trap('gpg');
    const signed = box
      .git(dir, ['cat-file', 'commit', 'HEAD'])
      .replace(
        '\n\n',
        '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----\n\n',
      );
    const id = box.git(dir, ['hash-object', '-t', 'commit', '-w', '--stdin'], `${signed}\n`);
    box.git(dir, ['update-ref', 'refs/heads/main', id]);
    before = await everything(box.safe(dir));
    config(`[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${trap.path}`);
    await unchanged();
    assert.equal(trap.wasRun(), false);
    plainly(box, dir, 'log');
    assert.equal(trap.wasRun(), true, 'the trap works');
  });

  for (const [name, remote] of [
    [
      'an ext:: remote',
      (trap: string) =>
        `[protocol "ext"]\n\tallow = always\n[remote "x"]\n\tpromisor = true\n\turl = ext::${trap}\n`,
    ],
    [
      'an ssh command',
      (trap: string) =>
        `[core]\n\tsshCommand = ${trap}\n[remote "x"]\n\tpromisor = true\n\turl = ssh://nowhere/x\n`,
    ],
    [
      'an upload-pack',
      (trap: string) =>
        `[remote "x"]\n\tpromisor = true\n\turl = ./other\n\tuploadpack = ${trap}\n`,
    ],
  ] as const) {
    it(`cannot make git fetch a missing object through ${name}`, async () => {
      const trap = box.trap('fetch');
      box.init('repo/other');
      config(
        `[core]\n\trepositoryformatversion = 1\n[extensions]\n\tpartialClone = x\n${remote(trap.path)}`,
      );
      const blob = box.git(dir, ['rev-parse', 'HEAD:docs/ü.md']);
      rmSync(join(dir, '.git/objects', blob.slice(0, 2), blob.slice(2)));
      const head = box.git(dir, ['rev-parse', 'HEAD']);
      const git = box.safe(dir);
      const log = await readGit(git.call(logArguments(head, [])));
      assert.ok(JSON.stringify(log.toString('latin1')).length > 100);
      const { files } = await readHeadFacts(git, head);
      assert.deepEqual([...files.values()], [41, 0, 6, 0, 4]);
      assert.equal(await readBlob(git, `${head}:docs/ü.md`), null);
      assert.equal(trap.wasRun(), false);
      plainly(box, dir, 'cat-file', 'blob', blob);
      assert.equal(trap.wasRun(), true, 'the trap works');
    });
  }

  it('cannot have its diff programs, text conversions or file system monitor run', async () => {
    const trap = box.trap('diff');
    writeFileSync(join(dir, '.gitattributes'), '* diff=evil\n');
    mkdirSync(join(dir, '.git/info'), { recursive: true });
    writeFileSync(join(dir, '.git/info/attributes'), '* diff=evil\n');
    writeFileSync(join(dir, 'included'), `[diff]\n\texternal = ${trap.path}\n`);
    config(
      `[diff "evil"]\n\tcommand = ${trap.path}\n\ttextconv = ${trap.path}\n[core]\n\tfsmonitor = ${trap.path}\n\tattributesFile = ${join(dir, '.gitattributes')}\n[include]\n\tpath = ${join(dir, 'included')}`,
    );
    await unchanged();
    const git = box.safe(dir);
    await git.text(['diff', '--raw', '--no-ext-diff', '--no-textconv', 'HEAD~1', 'HEAD', '--']);
    assert.equal(trap.wasRun(), false);
    plainly(box, dir, 'status');
    assert.equal(trap.wasRun(), true, 'the trap works');
  });

  it('cannot have its hooks run', async () => {
    const trap = box.trap('post-index-change');
    config(`[core]\n\thooksPath = ${box.root}`);
    await unchanged();
    // Even a command that refreshes the index, which nothing here ever calls.
    writeFileSync(join(dir, 'lib/a.ts'), 'three\n');
    await box.safe(dir).text(['status', '--porcelain']);
    assert.equal(trap.wasRun(), false);
    writeFileSync(join(dir, 'lib/a.ts'), 'three\n');
    plainly(box, dir, 'status');
    assert.equal(trap.wasRun(), true, 'the trap works');
  });

  it('cannot hang git on pipes', async () => {
    const pipe = box.path('pipe');
    execFileSync('mkfifo', [pipe]);
    config(`[mailmap]\n\tfile = ${pipe}\n[diff]\n\torderFile = ${pipe}`);
    await unchanged();
    const git = box.safe(dir, { silence: 2000 });
    const head = box.git(dir, ['rev-parse', 'HEAD']);
    const first = box.git(dir, ['rev-list', '--max-parents=0', 'HEAD']);
    assert.equal(await firstParentBefore(git, head, 90), first);
    assert.equal((await handOffState(git, 1.6e12, []))?.commits.length, 2);
    assert.equal((await changedFiles(git, first, head)).length, 3);
    assert.equal((await readReflog(git)).length, 3);
  });

  it('cannot make the question for a line’s age run a program, fail or last', async () => {
    const git = box.safe(dir);
    const head = (await resolveCommit(git, 'HEAD')) ?? '';
    const at = Number(box.git(dir, ['log', '-1', '--format=%at'])) * 1000;
    assert.equal(await lineSince(git, head, 'lib/a.ts', 0), at);
    assert.equal(await lineSince(git, head, 'lib/a.ts', 7), null);
    assert.equal(await lineSince(git, head, 'gone', 0), null);
    const trap = box.trap('textconv');
    writeFileSync(join(dir, '.gitattributes'), '*.ts diff=evil\n');
    config(`[diff "evil"]\n\ttextconv = ${trap.path}\n[blame]\n\tignoreRevsFile = /nowhere`);
    assert.equal(await lineSince(git, head, 'lib/a.ts', 0), at);
    assert.equal(trap.wasRun(), false);
    const pipe = box.path('pipe');
    execFileSync('mkfifo', [pipe]);
    config(`[mailmap]\n\tfile = ${pipe}`);
    assert.equal(await lineSince(git, head, 'lib/a.ts', 0), at);
  });

  it('cannot change the output by its configuration', async () => {
    config(
      [
        '[i18n]\n\tlogOutputEncoding = UTF-16',
        '[log]\n\tshowRoot = false\n\tfollow = true\n\tdate = relative\n\tdecorate = full\n\tabbrevCommit = true\n\tmailmap = true\n\tdiffMerges = on',
        '[diff]\n\trelative = true\n\tnoprefix = true\n\trenames = false\n\trenameLimit = 1\n\tignoreSubmodules = all\n\tmnemonicPrefix = true',
        '[color]\n\tui = always\n\tdiff = always',
        '[core]\n\tabbrev = 5\n\tquotePath = true\n\tpager = false',
        '[format]\n\tpretty = oneline',
        '[notes]\n\tdisplayRef = *',
        '[alias]\n\tlog = status\n\trev-parse = status',
      ].join('\n'),
    );
    box.git(dir, ['notes', 'add', '-m', 'a note', 'HEAD']);
    await unchanged();
  });

  it('cannot show another history by replace refs or grafts', async () => {
    const [head, parent, first] = box.git(dir, ['rev-list', 'HEAD']).split('\n');
    box.git(dir, ['replace', parent!, first!]);
    writeFileSync(join(dir, '.git/info/grafts'), `${head!}\n`);
    await unchanged();
  });

  it('cannot have the mailmap of its working tree read', async () => {
    const git = box.safe(dir);
    const head = box.git(dir, ['rev-parse', 'HEAD']);
    const repository = await discover(git);
    assert.ok(repository !== null);
    // An address that the commit's file says nothing of: for the others that one would win anyway.
    const bob = { name: 'Bob', email: 'bob@example.org' };
    for (const named of [false, true]) {
      if (named) config(`[core]\n\tworktree = ${dir}`);
      writeFileSync(
        join(dir, '.mailmap'),
        'Mallory <mallory@example.org> <ann@laptop.local>\nMallory <mallory@example.org> <bob@example.org>\n',
      );
      await unchanged();
      assert.deepEqual(await mapIdentities(git, repository, head, [bob]), [bob]);
    }
  });

  it('cannot have a name lose the last byte of a letter to its mailmap', async () => {
    // à is c3 a0 in UTF-8, and a0 alone is white space to JavaScript.
    box.commit(dir, { '.mailmap': 'Nicolà <nic@example.org> <n@laptop.local>\n' });
    const git = box.safe(dir);
    const head = box.git(dir, ['rev-parse', 'HEAD']);
    const repository = await discover(git);
    assert.ok(repository !== null);
    const mapped = await mapIdentities(git, repository, head, [
      { name: 'N', email: 'n@laptop.local' },
    ]);
    assert.deepEqual(mapped, [{ name: 'Nicol\xc3\xa0', email: 'nic@example.org' }]);
  });

  it('cannot pass a bare repository off as the folder, unless it was meant', async () => {
    const bare = box.init('repo/assets/evil', '--bare');
    await assert.rejects(discover(box.safe(bare)), GitFailure);
    assert.equal((await discover(box.safe(bare, { allowBare: true })))?.bare, true);
  });

  it('cannot bring its own git', () => {
    for (const name of ['git', 'bin/git', 'sub/git']) {
      mkdirSync(join(dir, name, '..'), { recursive: true });
      writeFileSync(join(dir, name), '#!/bin/sh\n', { mode: 0o755 });
    }
    const PATH = ['.', 'bin', '', dir, join(dir, 'bin'), process.env['PATH']].join(':');
    const found = findGit({
      outside: [join(dir, 'sub')],
      env: { PATH },
      hint: join(dir, 'sub/git'),
    });
    assert.ok(found?.startsWith('/') === true && !found.startsWith(dir), String(found));
    assert.equal(findGit({ outside: [dir], env: { PATH: join(dir, 'bin') } }), null);
    assert.equal(
      findGit({ outside: [box.path('elsewhere')], env: { PATH }, hint: join(dir, 'git') }),
      join(dir, 'git'),
    );
  });

  it('is left alone while the workspace is not trusted', () => {
    assert.throws(() => box.safe(dir, { trusted: false }), ExpectedError);
    assert.throws(() => safeGit({ binary: 'git', dir, trusted: true, env: {} }), GitFailure);
  });

  it('is not reached through inherited variables', async () => {
    const elsewhere = box.init('elsewhere');
    const env = {
      ...box.env,
      GIT_DIR: join(elsewhere, '.git'),
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.pager',
      GIT_CONFIG_VALUE_0: 'x',
      EDITOR: 'x',
      PAGER: 'x',
      GIT_TRACE: box.path('trace'),
    };
    assert.equal(await everything(box.safe(dir, { env })), before);
  });

  it('takes no revision for an option', async () => {
    const git = box.safe(dir);
    assert.equal(await resolveCommit(git, '--output=x'), null);
    assert.equal(await resolveCommit(git, 'no-such'), null);
    await assert.rejects(readGit(git.call(logArguments('--output=owned', []))), GitFailure);
  });
});
