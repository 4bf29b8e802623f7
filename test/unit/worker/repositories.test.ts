import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { AreasModel } from '../../../src/core/ledger/areas';
import type { WorkerApi } from '../../../src/protocol/worker';
import { workerServices } from '../../../src/worker/workerServices';
import type { Signal } from '../../../src/tracking/signal';
import { input, pulsesOf, state } from '../../support/signals';
import { addCommit, COLLEAGUE, codeLines, git, makeRepository, ME } from '../../support/repository';

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const say = (): void => undefined;
const quiet = { debug: say, info: say, warn: say, error: say };

/** I wrote everything half a year ago; since then a colleague changed billing, merged by me. */
function billingRepository(folder: string): { mine: string } {
  const files = Object.fromEntries(
    ['invoice', 'tax', 'refund'].map((name) => [`billing/${name}.ts`, codeLines(name, 20)]),
  );
  const [mine = ''] = makeRepository(folder, [
    {
      author: ME,
      message: 'Begin billing',
      date: NOW - 180 * DAY,
      files: { ...files, 'api/routes.ts': codeLines('route', 20), 'billing/package.json': '{}' },
    },
  ]);
  git(folder, ['checkout', '--quiet', '-b', 'topic']);
  addCommit(folder, {
    author: COLLEAGUE,
    message: 'Round invoices',
    date: NOW - 60 * DAY,
    files: {
      'billing/invoice.ts': codeLines('round', 20),
      'billing/tax.ts': '// TODO: reverse charge\nexport const tax = 1;\n',
      'billing/tax.test.ts': "it.skip('rounds', () => {});\n",
    },
  });
  git(folder, ['checkout', '--quiet', 'main']);
  const when = `${(NOW - 50 * DAY) / 1000} +0000`;
  git(folder, ['merge', '--quiet', '--no-ff', '--message', 'Merge topic', 'topic'], {
    GIT_AUTHOR_DATE: when,
    GIT_COMMITTER_DATE: when,
  });
  git(folder, ['branch', '--quiet', '-d', 'topic']);
  return { mine };
}

describe('the worker’s repositories', () => {
  let scratch: string;
  let root: string;
  let mine: string;
  let service: WorkerApi;

  const areas = (repo: string | null = null, at: string | null = null): Promise<AreasModel> =>
    service.areas({ repo, path: at, now: NOW });

  /** Indexing goes on by itself; this waits for its end. */
  const ready = async (): Promise<AreasModel> => {
    for (;;) {
      const model = await areas();
      if (model.repositories.every(({ state }) => state !== 'indexing')) return model;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-repositories-'));
    root = path.join(scratch, 'lake');
    mine = billingRepository(root).mine;
    service = workerServices({
      file: path.join(scratch, 'ledger-a.db'),
      host: { key: 'a', name: 'a' },
      now: () => NOW,
      log: quiet,
    });
    const setup = { git: null, workspace: [root], identities: [], teams: [], agentMarks: [] };
    await service.configureRepositories({ ...setup, roots: [root] });
  });
  after(async () => {
    await service.flush();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('say in a sentence what I merged but no longer write', async () => {
    const model = await ready();
    assert.deepEqual(
      model.repositories.map(({ state, mergesVisible }) => [state, mergesVisible]),
      [['ready', true]],
    );
    assert.equal(model.worst?.name, 'billing');
    assert.equal(
      model.worst.sentence,
      'billing: you last wrote here on 24 May; since then 1 person made 1 commit, and you merged it.',
    );
    assert.equal(model.worst.isBlindSpot, true);
    assert.deepEqual(model.me, [ME.email]);
    const days = model.commitWeeks.reduce((sum, { writtenDays }) => sum + writtenDays, 0);
    assert.equal(days, 1);
    assert.equal(model.commitWeeks.length, 53);
  });

  it('look into a directory', async () => {
    await ready();
    const parts = await areas(root, 'billing');
    assert.deepEqual(
      parts.areas.map(({ path: name, files }) => [name, files]),
      [['billing/*', 5]],
    );
  });

  it('catch me up: commits, files by others’ changes, contents at the base', async () => {
    await ready();
    const model = await service.catchUp(root, 'billing');
    assert.equal(model.base, mine);
    assert.deepEqual(
      model.commits.map(({ author, subject, approved }) => [author, subject, approved]),
      [[COLLEAGUE.name, 'Round invoices', true]],
    );
    assert.deepEqual(
      model.files.map(({ path: name, status, commits }) => [name, status, commits]),
      [
        ['billing/invoice.ts', 'modified', 1],
        ['billing/tax.test.ts', 'added', 1],
        ['billing/tax.ts', 'modified', 1],
      ],
    );
    assert.equal(await service.fileAt(root, mine, 'billing/tax.ts'), codeLines('tax', 20));
    assert.equal(await service.fileAt(root, mine, 'billing/none.ts'), null);
    assert.equal(
      await service.fileAt(root, model.head, 'billing/invoice.ts'),
      readFileSync(path.join(root, 'billing/invoice.ts'), 'utf8'),
    );
  });

  it('offer small work that nobody waits for, and none that somebody works on', async () => {
    await ready();
    const picks = await service.picks(null, null);
    assert.deepEqual(
      picks.map(({ kind, path: file, line, title }) => [kind, file, line, title]).slice(0, 2),
      [
        ['skipped-test', 'billing/tax.test.ts', 0, 'Skipped test in tax.test.ts'],
        ['todo', 'billing/tax.ts', 0, 'TODO: reverse charge'],
      ],
    );
    assert.match(picks[0]?.reason ?? '', /^29 bytes · unchanged for 2 months/);

    git(root, ['checkout', '--quiet', '-b', 'hot']);
    addCommit(root, {
      author: COLLEAGUE,
      message: 'On it',
      date: NOW - DAY,
      files: { 'billing/tax.test.ts': "it('rounds', () => {});\n" },
    });
    git(root, ['checkout', '--quiet', 'main']);
    const later = await service.picks(null, null);
    assert.ok(!later.some(({ path: file }) => file === 'billing/tax.test.ts'));
  });

  it('tell whose work a diff of revisions showed: mine is building, others’ is reviewing', async () => {
    await ready();
    const head = git(root, ['rev-parse', 'HEAD']);
    const theirs = git(root, ['rev-parse', 'HEAD^2']);
    const shown = (t: number, refs: readonly [string, string]): Signal[] => [
      state(t, { surface: 'diff', owner: 'revisions', refs, repo: `file://${root}`, path: 'a.ts' }),
      ...[0, 1, 2, 3, 4, 5].map((n) => input(t + n * 10_000)),
    ];
    const empty = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
    const t = NOW - 600_000;
    await service.append(
      pulsesOf([
        ...shown(t, [`${theirs}^`, theirs]),
        ...shown(t + 60_000, [empty, mine]),
        ...shown(t + 120_000, [mine, head]),
        input(t + 180_000),
      ]),
    );
    for (;;) {
      const { totals } = await service.today(NOW);
      const { own, others } = totals.sub.reviewing;
      assert.equal(own + others, 180_000);
      if (own === 60_000) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  });

  it('see new commits when they are told to look', async () => {
    await ready();
    addCommit(root, {
      author: ME,
      message: 'Back in billing',
      date: NOW - DAY,
      files: { 'billing/refund.ts': codeLines('again', 5) },
    });
    await service.refreshRepository(root);
    for (;;) {
      const { areas: all } = await areas();
      const billing = all.find(({ name }) => name === 'billing');
      // Until the new commit is read, what was known holds.
      assert.ok(billing !== undefined);
      if (billing.depths.written !== NOW - DAY) continue;
      assert.equal(billing.changesSince, 0);
      break;
    }
  });
});
