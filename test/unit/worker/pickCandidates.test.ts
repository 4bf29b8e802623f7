import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workerServices } from '../../../src/worker/workerServices';
import { addCommit, COLLEAGUE, codeLines, makeRepository, ME } from '../../support/repository';

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
    const picks = await service.picks(null, null);
    assert.deepEqual(
      picks.filter(({ kind }) => kind === 'todo').map(({ path: file, title }) => [file, title]),
      [['round.ts', 'TODO: half cents']],
    );
    await service.flush();
  });
});
