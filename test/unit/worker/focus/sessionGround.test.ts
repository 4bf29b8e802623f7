import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WorkerApi } from '../../../../src/protocol/worker';
import { workerServices } from '../../../../src/worker/workerServices';
import {
  addCommit,
  COLLEAGUE,
  codeLines,
  git,
  makeRepository,
  ME,
} from '../../../support/repository';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const say = (): void => undefined;

describe('what repositories tell about sessions', function () {
  this.timeout(60_000);
  let scratch: string;
  let root: string;
  let service: WorkerApi;

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-ground-'));
    root = path.join(scratch, 'shop');
    const file = (name: string): string => codeLines(name, 10);
    makeRepository(root, [
      {
        author: ME,
        message: 'Begin',
        date: NOW - 100 * DAY,
        files: {
          'billing/invoice.ts': file('invoice'),
          'billing/tax.ts': file('tax'),
          'api/routes.ts': file('routes'),
        },
      },
      {
        author: COLLEAGUE,
        message: 'Round tax',
        date: NOW - 3 * DAY,
        files: { 'billing/tax.ts': file('round') },
      },
      {
        author: COLLEAGUE,
        message: 'Long ago',
        date: NOW - 60 * DAY,
        files: { 'api/routes.ts': file('routes2') },
      },
    ]);
    git(root, ['checkout', '--quiet', '-b', 'feature/vat']);
    addCommit(root, {
      author: COLLEAGUE,
      message: 'Take VAT',
      date: NOW - 2 * DAY,
      files: { 'billing/invoice.ts': file('vat'), 'billing/vat.ts': file('vat') },
    });
    git(root, ['checkout', '--quiet', '-b', 'mine', 'main']);
    addCommit(root, {
      author: ME,
      message: 'Try',
      date: NOW - DAY,
      files: { 'api/routes.ts': file('mine') },
    });
    git(root, ['checkout', '--quiet', 'main']);
    addCommit(root, {
      author: ME,
      message: 'Name invoices',
      date: NOW - 20 * MINUTE,
      files: { 'billing/invoice.ts': file('named') },
    });
    service = workerServices({
      file: path.join(scratch, 'ledger.db'),
      host: { key: 'h', name: 'h' },
      now: () => NOW,
      log: { debug: say, info: say, warn: say, error: say },
    });
    await service.configureRepositories({
      git: null,
      roots: [root],
      workspace: [],
      identities: [],
      teams: [],
      agentMarks: [],
    });
    for (;;) {
      const { repositories } = await service.areas({ repo: null, path: null, now: NOW });
      if (repositories.every(({ state }) => state === 'ready')) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });
  after(async () => {
    await service.flush();
    rmSync(scratch, { recursive: true });
  });

  it('others who work on the same files of late, by commits and by branches', async () => {
    const ground = await service.sharedGround({ repo: root, path: 'billing' }, NOW);
    assert.deepEqual(ground, {
      commits: 1,
      people: [COLLEAGUE.name],
      days: 14,
      branches: [{ name: 'feature/vat', files: 2 }],
    });
  });

  it('nothing where nobody else is at work: own branches and old commits block nobody', async () => {
    assert.equal(await service.sharedGround({ repo: root, path: 'api' }, NOW), null);
    assert.equal(await service.sharedGround({ repo: '/elsewhere', path: 'api' }, NOW), null);
    assert.equal(await service.sharedGround({ repo: root, path: 'gone' }, NOW), null);
  });

  it('the own commits of a session, with their subjects', async () => {
    const length = { kind: 'for', ms: 60 * MINUTE } as const;
    const { id } = await service.startSession({ length }, NOW - 30 * MINUTE);
    for (let minute = 29; minute > 10; minute -= 1) {
      await service.beatSession(NOW - minute * MINUTE);
    }
    await service.changeSession(id, { kind: 'end' }, NOW - 10 * MINUTE);
    const commits = (await service.sessionResult(id))?.result.commits ?? [];
    assert.deepEqual(
      commits.map(({ repo, at, subject }) => [repo, at, subject]),
      [[root, NOW - 20 * MINUTE, 'Name invoices']],
    );
  });
});
