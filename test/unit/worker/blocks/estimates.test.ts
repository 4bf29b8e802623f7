import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DEFAULT_PARAMETERS } from '../../../../src/core/time/parameters';
import type { WorkerApi } from '../../../../src/protocol/worker';
import { workerServices } from '../../../../src/worker/workerServices';
import { addCommit, codeLines, COLLEAGUE, makeRepository, ME } from '../../../support/repository';
import { typing } from '../../store/ledger/pulses';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const say = (): void => undefined;

describe('estimates against what was built, with a repository', function () {
  this.timeout(60_000);
  let scratch: string;
  let root: string;
  let service: WorkerApi;

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-estimates-'));
    root = path.join(scratch, 'shop');
    const file = (name: string): string => codeLines(name, 10);
    const date = NOW - 200 * DAY;
    const files = { 'billing/tax.ts': file('tax'), 'api/routes.ts': file('routes') };
    makeRepository(root, [{ author: ME, message: 'Begin', date, files }]);
    const mine = { 'api/routes.ts': file('mine') };
    addCommit(root, { author: ME, message: 'Mine', date: NOW - 60 * DAY, files: mine });
    // Others' work, and an agent's, is not the person's hand.
    const theirs = { 'billing/tax.ts': file('theirs') };
    addCommit(root, { author: COLLEAGUE, message: 'Theirs', date: NOW - 50 * DAY, files: theirs });
    const directed = { 'billing/tax.ts': file('directed') };
    const message = 'Directed\n\nCo-Authored-By: Claude <noreply@anthropic.com>';
    addCommit(root, { author: ME, message, date: NOW - 45 * DAY, files: directed });
    // After the sessions: no matter for what was stale when they began.
    const later = { 'billing/tax.ts': file('later') };
    addCommit(root, { author: ME, message: 'Later', date: NOW - DAY, files: later });

    service = workerServices({
      file: path.join(scratch, 'ledger.db'),
      host: { key: 'h', name: 'h' },
      now: () => NOW,
      log: { debug: say, info: say, warn: say, error: say },
    });
    await service.configure({
      parameters: DEFAULT_PARAMETERS,
      weeklyTarget: null,
      countDirected: 'apart',
      pulseRetention: 400,
      timeZone: 'Europe/Berlin',
    });
    const empty = { git: null, workspace: [], identities: [], teams: [], agentMarks: [] };
    await service.configureRepositories({ ...empty, roots: [root] });
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

  /** Works for so many minutes on what was said to take half an hour. */
  const work = async (day: number, area: string, minutes: number): Promise<void> => {
    const start = NOW - day * DAY;
    const wish = {
      length: { kind: 'for', ms: 180 * MINUTE },
      intention: `${area} ${day}`,
      area: { repo: root, path: area },
      estimate: 30 * MINUTE,
    } as const;
    const { id } = await service.startSession(wish, start);
    for (let minute = 1; minute <= minutes; minute += 1) {
      await service.beatSession(start + minute * MINUTE);
    }
    await service.append(Array.from({ length: minutes * 12 }, (_, i) => typing(start + i * 5_000)));
    await service.changeSession(id, { kind: 'end' }, start + minutes * MINUTE);
    await service.changeSession(id, { kind: 'broke', by: 'nothing' }, start + minutes * MINUTE);
  };

  it('are told apart by whether the person wrote there themselves within a quarter before', async () => {
    for (const day of [30, 29, 28, 27]) await work(day, 'api', 30);
    assert.deepEqual(await service.estimates(NOW), {
      count: 4,
      all: null,
      fresh: null,
      stale: null,
    });
    await work(26, 'api', 30);
    for (const day of [25, 24, 23, 22, 21]) await work(day, 'billing', 60);
    const { count, all, fresh, stale } = await service.estimates(NOW);
    assert.deepEqual([count, all?.within, fresh?.count, stale?.count], [10, 5, 5, 5]);
    const rounded = [all, fresh, stale].map((figures) => figures?.bias.toFixed(1));
    assert.deepEqual(rounded, ['1.5', '1.0', '2.0']);
  });
});
