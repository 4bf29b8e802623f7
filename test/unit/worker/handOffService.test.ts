import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ExpectedError } from '../../../src/core/errors/expectedError';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import type { WorkerApi } from '../../../src/protocol/worker';
import { workerServices } from '../../../src/worker/workerServices';
import { codeLines, makeRepository, ME } from '../../support/repository';

const say = (): void => undefined;
const LOG = { debug: say, info: say, warn: say, error: say };
const NOW = Date.UTC(2026, 10, 20, 12);

describe('the worker’s answer about work to hand off', () => {
  let scratch: string;
  let root: string;
  let service: WorkerApi;

  beforeEach(async () => {
    scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'hand-off-')));
    root = path.join(scratch, 'lake');
    makeRepository(root, [
      { author: ME, message: 'Begin', date: NOW, files: { 'a.ts': codeLines('a', 3) } },
    ]);
    service = workerServices({
      file: path.join(scratch, 'ledger.db'),
      host: { key: 'abc123', name: 'bench' },
      now: () => NOW,
      log: LOG,
    });
    await service.configure({
      parameters: DEFAULT_PARAMETERS,
      weeklyTarget: null,
      countDirected: 'apart',
      pulseRetention: 400,
      timeZone: 'UTC',
    });
  });
  afterEach(async () => {
    await service.flush();
    rmSync(scratch, { recursive: true, force: true });
  });

  const trust = (roots: readonly string[]): Promise<void> =>
    service.configureRepositories({
      git: null,
      roots,
      workspace: roots,
      identities: [],
      teams: [],
      agentMarks: [],
    });

  it('is about the repositories of the window', async () => {
    await trust([root]);
    assert.deepEqual(await service.handOffRoots(), [root]);
    writeFileSync(path.join(root, 'a.ts'), 'changed\n');
    const state = await service.handOff(root, NOW - 1_000);
    assert.deepEqual(
      [state.name, state.branch, state.files.length, state.commits.length],
      ['lake', 'main', 1, 1],
    );
  });

  it('is none while nothing is trusted, and of no folder elsewhere', async () => {
    await trust([]);
    assert.deepEqual(await service.handOffRoots(), []);
    await assert.rejects(service.handOff(root, 0), ExpectedError);
  });
});
