import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addDays } from '../../../src/core/calendar/day';
import { DEFAULT_PARAMETERS } from '../../../src/core/time/parameters';
import type { WeeksModel } from '../../../src/core/weeks/weeksModel';
import type { WorkerApi } from '../../../src/protocol/worker';
import { workerServices } from '../../../src/worker/workerServices';
import { addCommit, COLLEAGUE, git, makeRepository, ME } from '../../support/repository';
import { HOST } from '../store/ledger/folder';
import { typing } from '../store/ledger/pulses';

/** Thursday, 19 November 2026, noon in UTC. */
const NOW = Date.UTC(2026, 10, 19, 12);
const RUNNING = '2026-11-16';
const monday = (back: number): string => addDays(RUNNING, -7 * back);
/** Noon of the Tuesday, so many weeks back. */
const tuesday = (back: number): number => Date.parse(`${addDays(monday(back), 1)}T12:00:00Z`);
const quiet = (): void => undefined;

describe('what git shows of weeks', function () {
  this.timeout(60_000);
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), 'weeks-')));
  const root = path.join(scratch, 'shop');
  let service: WorkerApi;

  before(async () => {
    const files = (folder: string, text: string): Record<string, string> => ({
      [`${folder}/main.ts`]: `export const of = '${text}';\n`,
    });
    const mine = (back: number, folder: string, message = 'Work'): void => {
      addCommit(root, {
        author: ME,
        message,
        date: tuesday(back),
        files: files(folder, String(back)),
      });
    };
    makeRepository(root, [
      {
        author: COLLEAGUE,
        message: 'Begin',
        date: tuesday(60),
        files: Object.assign(
          {},
          ...['billing', 'search', 'mail', 'web'].map((name) => files(name, 'first')),
        ) as Record<string, string>,
      },
    ]);
    mine(50, 'web');
    mine(20, 'search');
    mine(19, 'billing');
    mine(5, 'billing');
    mine(5, 'web');
    mine(3, 'mail', 'Let the agent do it\n\nCo-Authored-By: Claude <noreply@anthropic.com>');
    git(root, ['checkout', '--quiet', '-b', 'topic']);
    addCommit(root, {
      author: COLLEAGUE,
      message: 'Theirs',
      date: tuesday(3),
      files: files('search', 'theirs'),
    });
    git(root, ['checkout', '--quiet', 'main']);
    const when = `${tuesday(2) / 1000} +0000`;
    git(root, ['merge', '--quiet', '--no-ff', '--message', 'Merge topic', 'topic'], {
      GIT_AUTHOR_DATE: when,
      GIT_COMMITTER_DATE: when,
    });
    service = workerServices({
      file: path.join(scratch, 'ledger.db'),
      host: HOST,
      now: () => NOW,
      log: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    });
    await service.configure({
      parameters: DEFAULT_PARAMETERS,
      weeklyTarget: null,
      countDirected: 'apart',
      pulseRetention: 400,
      timeZone: 'UTC',
    });
    // The ledger begins before its first quiet week.
    await service.append([typing(tuesday(7)), typing(tuesday(6))]);
    await service.configureRepositories({
      git: null,
      roots: [root],
      workspace: [root],
      identities: [],
      teams: [],
      agentMarks: [],
    });
  });
  after(async () => {
    await service.flush();
    rmSync(scratch, { recursive: true, force: true });
  });

  const ready = async (): Promise<WeeksModel> => {
    for (;;) {
      const model = await service.weeks({ span: 26, now: NOW });
      if (!model.gitPending) return model;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  it('counts my commits and merges in their weeks', async () => {
    const { weeks } = await ready();
    const of = (back: number): unknown => weeks.find(({ week }) => week === monday(back))?.commits;
    assert.deepEqual(of(5), { written: 2, directed: 0, merges: 0 });
    assert.deepEqual(of(3), { written: 0, directed: 1, merges: 0 });
    assert.deepEqual(of(2), { written: 0, directed: 0, merges: 1 });
    assert.deepEqual(of(1), { written: 0, directed: 0, merges: 0 });
  });

  it('asks about weeks without a window only where there was no commit and no merge either', async () => {
    const { weeks, questions } = await ready();
    assert.deepEqual(
      weeks.filter(({ standing }) => standing === 'unanswered').map(({ week }) => week),
      [4, 1].map(monday),
    );
    assert.deepEqual(
      questions.map((question) => (question.kind === 'week' ? question.week : question.kind)),
      [1, 4].map(monday),
    );
  });

  it('tells areas written, lost and regained', async () => {
    const { quarter } = await ready();
    assert.deepEqual(quarter.areas, {
      source: 'git',
      written: ['billing', 'web'],
      lost: ['search'],
      regained: ['web'],
    });
    assert.deepEqual(quarter.shipped, { written: 2, directed: 1 });
  });

  it('tells them as the areas that the person made of them', async () => {
    await ready();
    const areas = ['billing', 'web'];
    const edit = await service.editArea(root, { kind: 'merge', name: 'Sales', areas });
    await service.editArea(root, { kind: 'rename', area: 'search', name: 'Finding' });
    const { written, lost, regained } = (await ready()).quarter.areas;
    assert.deepEqual([written, lost, regained], [['Sales'], ['Finding'], []]);
    await service.undoAreaEdit(edit);
    assert.deepEqual((await ready()).quarter.areas.written, areas);
  });
});
