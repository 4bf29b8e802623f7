import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WorkerApi } from '../../../src/protocol/worker';
import { workerServices } from '../../../src/worker/workerServices';
import { addCommit, COLLEAGUE, codeLines, git, makeRepository, ME } from '../../support/repository';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const say = (): void => undefined;
const quiet = { debug: say, info: say, warn: say, error: say };

describe('small work to begin with', () => {
  let scratch: string;

  beforeEach(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-picks-'));
  });
  afterEach(() => {
    rmSync(scratch, { recursive: true, force: true });
  });

  const looking = async (root: string): Promise<WorkerApi> => {
    const service = workerServices({
      file: path.join(scratch, 'ledger.db'),
      host: { key: 'a', name: 'a' },
      now: () => NOW,
      log: quiet,
    });
    const setup = { git: null, workspace: [root], identities: [], teams: [], agentMarks: [] };
    await service.configureRepositories({ ...setup, roots: [root] });
    while ((await service.indexState()).some(({ state }) => state === 'indexing')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return service;
  };

  it('is found in a repository without folders too', async () => {
    const root = path.join(scratch, 'flat');
    const date = NOW - 200 * DAY;
    const files = { 'tax.ts': codeLines('tax', 20) };
    makeRepository(root, [{ author: ME, message: 'Begin', date, files }]);
    addCommit(root, {
      author: COLLEAGUE,
      message: 'Round',
      date: NOW - 90 * DAY,
      files: { 'round.ts': '// TODO: half cents\nexport const cents = 2;\n' },
    });
    const service = await looking(root);
    const picks = await service.picks(null, null);
    assert.deepEqual(
      picks.filter(({ kind }) => kind === 'todo').map(({ path: file, title }) => [file, title]),
      [['round.ts', 'TODO: half cents']],
    );
    await service.flush();
  });

  it('is looked for where the files are, in a partial clone that is sparse', async () => {
    const root = path.join(scratch, 'shop');
    const files = { 'web/a.ts': codeLines('a', 20), 'api/a.ts': codeLines('b', 20) };
    makeRepository(root, [{ author: ME, message: 'Begin', date: NOW - 200 * DAY, files }]);
    addCommit(root, {
      author: COLLEAGUE,
      message: 'Round',
      date: NOW - 90 * DAY,
      files: { 'web/b.ts': '// TODO: web\nlet b;\n', 'api/b.ts': '// TODO: api\nlet b;\n' },
    });
    git(root, ['config', 'uploadpack.allowFilter', 'true']);
    const clone = path.join(scratch, 'clone');
    const flags = ['--quiet', '--no-checkout', '--filter=blob:none'];
    git(root, ['clone', ...flags, `file://${root}`, clone]);
    git(clone, ['sparse-checkout', 'set', 'web']);
    git(clone, ['checkout', '--quiet', 'main']);
    git(clone, ['config', 'user.email', ME.email]);
    const service = await looking(clone);
    const picks = await service.picks(null, null);
    assert.deepEqual(
      picks.filter(({ kind }) => kind === 'todo').map(({ path: file }) => file),
      ['web/b.ts'],
    );
    await service.flush();
  });
});
