import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  FRESH_NOTHING,
  NearestRepository,
} from '../../../src/editor/repositories/repositoryLocator';
import type { LocatorOptions } from '../../../src/editor/repositories/repositoryLocator';
import { git, makeRepository, ME } from '../../support/repository';
import { diskFiles, uriOf } from './support/diskFiles';

describe('finding the repository of a document', () => {
  let scratch: string;
  let now: number;
  let looks: number;
  const folder = (name: string): string => path.join(scratch, name);
  const of = (name: string): string => uriOf(folder(name));

  const locator = (options: Partial<LocatorOptions> = {}): NearestRepository =>
    new NearestRepository({
      files: {
        kind: (uri) => {
          looks++;
          return diskFiles.kind(uri);
        },
      },
      folders: () => [],
      now: () => now,
      ...options,
    });

  before(() => {
    scratch = realpathSync.native(mkdtempSync(path.join(tmpdir(), 'hands-on-locate-')));
    makeRepository(folder('lake'), [
      { author: ME, message: 'Begin', date: Date.now(), files: { 'src/deep/a b#.ts': 'a\n' } },
    ]);
    makeRepository(folder('module'), [
      { author: ME, message: 'Begin', date: Date.now(), files: { 'm.ts': 'm\n' } },
    ]);
    git(folder('lake'), [
      ...['-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add'],
      ...[folder('module'), 'vendor/module'],
    ]);
    git(folder('lake'), ['worktree', 'add', '--quiet', '../beside', '-b', 'topic']);
    mkdirSync(folder('plain/sub'), { recursive: true });
  });
  beforeEach(() => {
    now = 1_000_000;
    looks = 0;
  });
  after(() => {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  });

  it('is the nearest folder with a .git entry: a clone, a submodule, a linked worktree', async () => {
    const found = locator();
    const cases = [
      ['lake/src/deep/a.ts', 'lake', 'src/deep/a.ts'],
      ['lake/vendor/module/m.ts', 'lake/vendor/module', 'm.ts'],
      ['beside/src/deep/new.ts', 'beside', 'src/deep/new.ts'],
      ['lake/src/deep/a b%23.ts', 'lake', 'src/deep/a b%23.ts'],
    ] as const;
    for (const [file, root, below] of cases) {
      await found.prepare(of(file));
      assert.deepEqual(found.locate(of(file)), { root: of(root), path: below });
    }
  });

  it('looks each folder up once', async () => {
    const found = locator();
    await Promise.all([found.prepare(of('lake/src/a.ts')), found.prepare(of('lake/src/b.ts'))]);
    const first = looks;
    await found.prepare(of('lake/src/c.ts'));
    found.locate(of('lake/src/d.ts'));
    assert.equal(looks, first);
    assert.equal(first, 2);
  });

  it('answers with the workspace folder until it knows better, or where there is none', async () => {
    const found = locator({ folders: () => [of('plain'), of('plain/sub'), of('lake/src')] });
    assert.deepEqual(found.locate(of('lake/src/a.ts')), { root: of('lake/src'), path: 'a.ts' });
    await found.prepare(of('lake/src/a.ts'));
    assert.deepEqual(found.locate(of('lake/src/a.ts')), { root: of('lake'), path: 'src/a.ts' });
    await found.prepare(of('plain/sub/a.ts'));
    assert.deepEqual(found.locate(of('plain/sub/a.ts')), { root: of('plain/sub'), path: 'a.ts' });
    assert.deepEqual(found.locate(of('plain/a.ts')), { root: of('plain'), path: 'a.ts' });
  });

  it('is none outside of everything, for untitled documents and for the settings', async () => {
    const found = locator({ outside: [of('lake/User')] });
    for (const uri of [
      of('plain/a.ts'),
      'untitled:Untitled-1',
      `untitled:${folder('lake/new.ts')}`,
      of('lake/User/settings.json'),
      'output:extension-output',
      'comment://review/file/commentinput-1.md',
      'chatSessionInput:input-0',
      'not a uri',
    ]) {
      await found.prepare(uri);
      assert.equal(found.locate(uri), null, uri);
    }
  });

  it('knows sides of diffs, notebook cells and the commit message by their files', async () => {
    const found = locator({ folders: () => [of('lake')] });
    const lake = uriOf(folder('lake')).replace('file://', '');
    const query = JSON.stringify({ path: `${lake}/src/a.ts`, ref: 'HEAD' });
    const cases = [
      [`git:${lake}/src/a.ts.git?${query}`, 'src/a.ts'],
      [`review:${lake}/src/a.ts?{"path":"src/a.ts","rootPath":"${lake}"}`, 'src/a.ts'],
      [`gl-review:/src/a.ts?{"path":"/src/a.ts","repositoryRoot":"${lake}"}`, 'src/a.ts'],
      [`gitlens://7b2276/${lake.slice(1)}/src/a.ts?{"ref":"HEAD"}`, 'src/a.ts'],
      [`vscode-notebook-cell:${lake}/n.ipynb#W0sZmlsZQ==`, 'n.ipynb'],
      [`vscode-notebook-cell://devhost${lake}/n.ipynb#W0sdnNjb2RlLXJlbW90ZQ==`, 'n.ipynb'],
      [`vscode-scm:git/scm0/input?rootUri=${encodeURIComponent(of('lake'))}`, ''],
    ] as const;
    for (const [uri, below] of cases) {
      await found.prepare(uri);
      assert.deepEqual(found.locate(uri), { root: of('lake'), path: below }, uri);
    }
  });

  it('keeps scheme and host of a remote workspace', async () => {
    const remote = 'vscode-remote://ssh-remote+box/srv/lake';
    const found = locator({
      folders: () => [remote],
      files: { kind: (uri) => Promise.resolve(uri === `${remote}/.git` ? 'folder' : null) },
    });
    for (const uri of [`${remote}/src/a.ts`, 'git:/srv/lake/src/a.ts?{"ref":"~"}']) {
      await found.prepare(uri);
      assert.deepEqual(found.locate(uri), { root: remote, path: 'src/a.ts' });
    }
  });

  it('sees a repository that is made later, and tells each root once', async () => {
    const roots: string[] = [];
    const found = locator({ found: (root) => roots.push(root) });
    const file = of('late/a.ts');
    await found.prepare(file);
    assert.equal(found.locate(file), null);
    mkdirSync(folder('late/.git'), { recursive: true });
    writeFileSync(folder('late/.git/HEAD'), 'ref: refs/heads/main\n');
    now += FRESH_NOTHING + 1;
    await found.prepare(file);
    assert.deepEqual(found.locate(file), { root: of('late'), path: 'a.ts' });
    found.forget();
    await found.prepare(file);
    assert.deepEqual(roots, [of('late')]);
  });
});
