import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AreaEdit } from '../../../src/core/areas/areaEdits';
import { ExpectedError } from '../../../src/core/errors/expectedError';
import type { AreasModel, IndexState } from '../../../src/core/ledger/areas';
import type { RepositoriesSetup } from '../../../src/core/ports/ledgerPort';
import type { WorkerApi } from '../../../src/protocol/worker';
import { workerServices } from '../../../src/worker/workerServices';
import { addCommit, codeLines, COLLEAGUE, git, makeRepository, ME } from '../../support/repository';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const say = (): void => undefined;
const quiet = { debug: say, info: say, warn: say, error: say };

describe('what the worker says when it cannot answer', function () {
  this.timeout(60_000);
  let scratch: string;
  let service: WorkerApi;

  beforeEach(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-states-'));
    service = services('ledger-a.db');
  });
  afterEach(async () => {
    await service.flush();
    rmSync(scratch, { recursive: true, force: true });
  });

  const services = (ledger: string): WorkerApi =>
    workerServices({
      file: path.join(scratch, ledger),
      host: { key: 'a', name: 'a' },
      now: () => NOW,
      log: quiet,
    });
  const setup = (root: string, changed: Partial<RepositoriesSetup> = {}): RepositoriesSetup => ({
    git: null,
    workspace: [root],
    identities: [],
    teams: [],
    agentMarks: [],
    roots: [root],
    ...changed,
  });
  const areas = (repo: string | null = null, at: string | null = null): Promise<AreasModel> =>
    service.areas({ repo, path: at, now: NOW });
  const until = async (wanted: IndexState): Promise<string> => {
    for (;;) {
      const [first] = await service.indexState();
      if (first?.state === wanted) return first.message;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const told = async (asked: Promise<unknown>, what: RegExp): Promise<void> => {
    await assert.rejects(asked, (error) => {
      assert.ok(error instanceof ExpectedError, String(error));
      assert.match(error.message, what);
      for (const part of [error.happened, error.stillWorks, error.todo]) assert.match(part, /\.$/);
      return true;
    });
  };
  /** Somebody else's change in `api` half a year after mine; `docs` is mine alone. */
  const shop = (): string => {
    const root = path.join(scratch, 'shop');
    makeRepository(root, [
      {
        author: ME,
        message: 'Open the shop',
        date: NOW - 300 * DAY,
        files: {
          'api/routes/list.ts': codeLines('list', 10),
          'api/admin/ban.ts': `${codeLines('ban', 4)}// TODO: ask twice\n`,
          'web/admin/page.ts': codeLines('page', 10),
          'docs/a.md': 'a\n',
        },
      },
    ]);
    addCommit(root, {
      author: COLLEAGUE,
      message: 'List more',
      date: NOW - 100 * DAY,
      files: { 'api/routes/list.ts': codeLines('more', 10) },
    });
    return root;
  };

  it('finds no git outside of what is opened, and looks again when it is asked to', async () => {
    const root = shop();
    await service.configureRepositories(setup(root, { workspace: [path.parse(root).root] }));
    assert.match(await until('noGit'), /Git was not found.*still measured.*git\.path/);
    const { repositories, areas: none } = await areas();
    assert.deepEqual([repositories.length, none.length], [1, 0]);
    await told(service.catchUp(root, 'api'), /Git was not found/);
    await service.lookAgain();
    assert.equal((await service.indexState())[0]?.state, 'noGit');
    await service.configureRepositories(setup(root));
    await until('ready');
    assert.ok((await areas()).areas.length > 0);
  });

  it('takes no git that is too old', async () => {
    const root = shop();
    const old = path.join(scratch, 'git');
    writeFileSync(old, '#!/bin/sh\necho git version 2.20.1\n');
    chmodSync(old, 0o755);
    await service.configureRepositories(setup(root, { git: old }));
    assert.match(await until('noGit'), /too old: 2\.20.*Install git 2\.30 or newer/);
    await told(service.picks(root, null), /too old/);
  });

  it('goes on only when the person says so, once they stopped it', async () => {
    const root = shop();
    const asked = service.configureRepositories(setup(root));
    await service.cancelIndexing();
    await asked;
    assert.match(await until('stopped'), /You stopped.*continue reading/);
    await told(service.catchUp(root, 'api'), /You stopped the reading/);
    // Another commit or a look at the window starts nothing.
    await service.refreshRepository(root);
    assert.equal((await service.indexState())[0]?.state, 'stopped');
    await service.lookAgain();
    await until('ready');
  });

  it('knows a branch without commits, a person without address, and an area without news', async () => {
    const empty = path.join(scratch, 'empty');
    makeRepository(empty, []);
    await service.configureRepositories(setup(empty));
    await until('ready');
    await told(service.catchUp(empty, '.'), /no commit on this branch of empty yet/);

    const root = shop();
    git(root, ['config', 'user.email', '']);
    await service.configureRepositories(setup(root));
    await until('ready');
    await told(service.catchUp(root, 'api'), /does not know who you are in shop/);
    git(root, ['config', 'user.email', ME.email]);
    await told(service.catchUp(root, 'docs'), /Nobody else has changed docs since you wrote/);
    await told(service.catchUp(root, 'gone'), /There is no gone in this repository/);
    await told(service.picks(root, 'gone'), /There is no gone in this repository/);
    await told(service.catchUp('/elsewhere', '.'), /no longer open in this window/);
  });

  it('names what the last commit was about, and ways back into any folder', async () => {
    const root = shop();
    await service.configureRepositories(setup(root));
    await until('ready');
    const docs = (await areas()).areas.find(({ path: id }) => id === 'docs');
    assert.equal(docs?.writtenSubject, 'Open the shop');
    const inside = await service.picks(root, 'api/admin');
    assert.deepEqual(
      inside.map(({ kind, path: file, area }) => [kind, file, area]),
      [['todo', 'api/admin/ban.ts', 'api/admin']],
    );
    assert.match(inside[0]?.reason ?? '', /noted 10 months ago$/);
    assert.deepEqual(await service.picks(root, 'docs'), []);
  });

  describe('the lead’s own areas', () => {
    const ids = async (): Promise<string[]> =>
      (await areas()).areas.map(({ path: id }) => id).toSorted();

    it('hold for the map and for what is done with them, over restarts, and can be taken back', async () => {
      const root = shop();
      await service.configureRepositories(setup(root));
      await until('ready');
      const before = await ids();
      assert.deepEqual(before, ['api/admin', 'api/routes', 'docs', 'web/admin']);
      const edits: AreaEdit[] = [
        { kind: 'gather', name: 'Back office', globs: ['*/admin'] },
        { kind: 'merge', areas: ['api/routes', 'docs'], name: 'API' },
        { kind: 'rename', area: ':API', name: 'The API' },
      ];
      for (const edit of edits) await service.editArea(root, edit);
      await service.flush();
      service = services('ledger-a.db');
      await service.configureRepositories(setup(root));
      await until('ready');
      const model = await areas();
      assert.deepEqual(
        model.areas.map(({ path: id, name, files }) => [id, name, files]).toSorted(),
        [
          [':API', 'The API', 2],
          [':Back office', 'Back office', 2],
        ],
      );
      assert.deepEqual([model.edits, model.hidden], [3, 0]);
      const { commits } = await service.catchUp(root, ':API');
      assert.deepEqual(
        commits.map(({ subject }) => subject),
        ['List more'],
      );
      const [todo] = await service.picks(root, ':Back office');
      assert.deepEqual([todo?.path, todo?.area], ['api/admin/ban.ts', 'Back office']);
      assert.deepEqual(
        (await areas(root, ':Back office')).areas.map(({ path: id }) => id).toSorted(),
        ['api/admin', 'web/admin'],
      );
      // The youngest first; each can be taken back once.
      const kept = await service.areaEdits(null);
      assert.deepEqual(
        kept.map(({ edit }) => edit),
        edits.toReversed(),
      );
      for (const { id } of kept) assert.equal(await service.undoAreaEdit(id), true);
      assert.equal(await service.undoAreaEdit(kept[0]?.id ?? 0), false);
      assert.deepEqual(await ids(), before);
    });

    it('make sense, or are refused in words', async () => {
      const root = shop();
      await service.configureRepositories(setup(root));
      await until('ready');
      const edit = (wish: AreaEdit): Promise<unknown> => service.editArea(root, wish);
      await told(edit({ kind: 'hide', area: 'gone' }), /There is no gone/);
      await told(edit({ kind: 'split', area: 'docs' }), /no folder in docs/);
      await told(edit({ kind: 'rename', area: 'docs', name: ' ' }), /1 to 200 characters/);
      await told(edit({ kind: 'merge', areas: ['docs'], name: 'x' }), /at least two/);
      await told(edit({ kind: 'gather', name: 'x', globs: ['nowhere/*'] }), /No folder.*nowhere/);
      await told(edit({ kind: 'gather', name: 'other', globs: ['docs'] }), /called other already/);
      for (const area of ['api/admin', 'api/routes', 'docs']) await edit({ kind: 'hide', area });
      await told(edit({ kind: 'hide', area: 'web/admin' }), /last area cannot be hidden/);
      assert.deepEqual((await areas()).hidden, 3);
    });
  });

  it('reads commits that nobody told of as soon as it is asked, and says that it is behind until then', async () => {
    const root = shop();
    await service.configureRepositories(setup(root));
    await until('ready');
    const api = async (): Promise<{ changes: number | undefined; behind: boolean | undefined }> => {
      const { areas: all, repositories } = await areas(root, '.');
      const changes = all.find(({ path: id }) => id === 'api')?.changesSince;
      return { changes, behind: repositories[0]?.behind };
    };
    const settled = async (wanted: number): Promise<void> => {
      for (;;) {
        const { changes, behind } = await api();
        assert.ok(behind === true || changes === wanted, `${changes ?? 'none'} and not behind`);
        if (behind === false) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await settled(1);
    const files = { 'api/routes/list.ts': codeLines('most', 10) };
    const date = NOW - 50 * DAY;
    addCommit(root, { author: COLLEAGUE, message: 'List most', date, files });
    assert.deepEqual(await api(), { changes: 1, behind: true });
    await settled(2);
    git(root, ['commit', '--amend', '--quiet', '--message', 'List the most', '--reset-author']);
    await settled(0);
    git(root, ['checkout', '--quiet', '-B', 'main', 'HEAD~1']);
    assert.deepEqual(await api(), { changes: 1, behind: false });
  });

  it('knows no sizes in a partial clone, and says so instead of nought', async () => {
    const root = shop();
    await service.configureRepositories(setup(root));
    await until('ready');
    const whole = await areas();
    assert.equal(whole.repositories[0]?.sized, true);
    assert.ok(whole.areas.every(({ bytes }) => bytes !== null && bytes > 0));
    git(root, ['config', 'uploadpack.allowFilter', 'true']);
    const partial = path.join(scratch, 'partial');
    const flags = ['--quiet', '--no-checkout', '--filter=blob:none'];
    git(root, ['clone', ...flags, `file://${root}`, partial]);
    git(partial, ['config', 'user.email', ME.email]);
    await service.configureRepositories(setup(partial));
    await until('ready');
    const there = await areas();
    assert.equal((await service.indexState())[0]?.sized, false);
    assert.deepEqual(
      there.areas.map(({ path: id, files, bytes, changesSince }) => [
        id,
        files,
        bytes,
        changesSince,
      ]),
      whole.areas.map(({ path: id, files, changesSince }) => [id, files, null, changesSince]),
    );
  });
});
