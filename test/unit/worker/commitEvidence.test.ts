import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { areasCommand } from '../../../src/cli/areas';
import { CommitEvidence } from '../../../src/core/areas/commitShares';
import { areaById } from '../../../src/core/areas/areaById';
import { byArea } from '../../../src/core/areas/areaPlan';
import type { Hands } from '../../../src/core/areas/hands';
import type { AreaModel } from '../../../src/core/ledger/areas';
import type { Perspective } from '../../../src/core/areas/perspective';
import { headMoves, readReflog } from '../../../src/git/reflog';
import { WarmRepository } from '../../../src/git/warmRepository';
import { safeGit } from '../../../src/git/safeGit';
import { findGit } from '../../../src/git/findGit';
import { SqliteGitIndex } from '../../../src/store/gitIndex/sqliteGitIndex';
import { insertionLog } from '../../../src/store/ledger/insertions';
import { readLedger } from '../../../src/store/ledger/readLedger';
import { ORIGINS, type Origin } from '../../../src/core/origins/origin';
import type { Signal } from '../../../src/tracking/signal';
import type { WorkerApi } from '../../../src/protocol/worker';
import { workerServices } from '../../../src/worker/workerServices';
import { discovered } from '../../support/indexedAreas';
import { addCommit, codeLines, COLLEAGUE, git, makeRepository, ME } from '../../support/repository';
import { edit, input, pulsesOf, state } from '../../support/signals';

const DAY = 86_400_000;
const MINUTE = 60_000;
const NOW = Date.UTC(2026, 10, 20, 12);
const MORNING = NOW - 4 * 60 * MINUTE;
const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };

const sums = (some: Partial<Record<Origin, number>>): Record<Origin, number> => ({
  ...(Object.fromEntries(ORIGINS.map((origin) => [origin, 0])) as Record<Origin, number>),
  ...some,
});

describe('who typed my commits', () => {
  let scratch: string;
  let root: string;
  let repo: string;
  let file: string;
  let service: WorkerApi;
  const opened: DatabaseSync[] = [];
  const ids: Record<string, string> = {};

  const commit = (name: string, at: number, files: Record<string, string>): void => {
    ids[name] = addCommit(root, { author: ME, message: name, date: at, files });
  };
  const looks = (at: number, file: string): Signal[] => [
    state(at, { repo, path: file }),
    input(at),
  ];
  const typed = (at: number, file: string, inserted: number): Signal[] => [
    input(at),
    edit(at, { repo, path: file, inserted }),
  ];
  const byAgent = (at: number, file: string, inserted: number): Signal =>
    edit(at, { origin: 'assisted', hands: false, agent: true, repo, path: file, inserted });
  const reloaded = (at: number, file: string, inserted: number): Signal =>
    edit(at, { origin: 'external', hands: false, repo, path: file, inserted });

  before(async () => {
    scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-evidence-'));
    root = path.join(scratch, 'lake');
    repo = `file://${root}`;
    file = path.join(scratch, 'ledger-a.db');
    makeRepository(root, [
      {
        author: ME,
        message: 'Begin',
        date: NOW - 90 * DAY,
        files: Object.fromEntries(
          ['own', 'agent', 'later', 'moved', 'looked'].map((name) => [
            `${name}/a.ts`,
            codeLines(name, 5),
          ]),
        ),
      },
    ]);
    service = workerServices({
      file,
      host: { key: 'a', name: 'a' },
      now: () => NOW,
      log: quiet,
    });

    const t = MORNING;
    commit('own', t + 10 * MINUTE, { 'own/a.ts': 'typed, with a paste of an agent\n' });
    commit('agent', t + 20 * MINUTE, { 'agent/a.ts': 'mostly an agent\n' });
    commit('split', t + 20 * MINUTE + 30_000, {
      'later/a.ts': 'the second half of the same work\n',
    });
    commit('unseen', t + 30 * MINUTE, { 'looked/b.ts': 'typed in another editor\n' });
    git(root, ['checkout', '--quiet', '-b', 'topic'], {
      GIT_COMMITTER_DATE: stamp(t + 35 * MINUTE),
    });
    commit('moved', t + 40 * MINUTE, { 'moved/a.ts': 'after a checkout\n' });
    addCommit(root, {
      author: COLLEAGUE,
      message: 'Theirs',
      date: t + 45 * MINUTE,
      files: { 'own/b.ts': 'x\n' },
    });

    const signals = [
      ...looks(t, 'own/a.ts'),
      ...typed(t + 1_000, 'own/a.ts', 60),
      byAgent(t + 8_000, 'own/a.ts', 60),
      // Undoing counts in no share.
      edit(t + 20_000, { origin: 'undone', repo, path: 'own/a.ts', inserted: 500 }),
      ...looks(t + 11 * MINUTE, 'agent/a.ts'),
      ...typed(t + 11 * MINUTE + 1_000, 'agent/a.ts', 49),
      byAgent(t + 11 * MINUTE + 10_000, 'agent/a.ts', 30),
      reloaded(t + 11 * MINUTE + 30_000, 'agent/a.ts', 21),
      byAgent(t + 12 * MINUTE, 'later/a.ts', 100),
      ...looks(t + 34 * MINUTE, 'moved/a.ts'),
      ...typed(t + 34 * MINUTE, 'moved/a.ts', 10),
      reloaded(t + 35 * MINUTE + 2_000, 'moved/a.ts', 5_000),
      ...looks(t + 50 * MINUTE, 'looked/a.ts'),
      input(t + 50 * MINUTE + 11_000),
      state(t + 51 * MINUTE, { surface: 'pr', owner: 'others', repo, path: 'looked/a.ts' }),
      input(t + 51 * MINUTE),
      input(t + 51 * MINUTE + 20_000),
    ];
    await service.append(pulsesOf(signals));
    const setup = { git: null, workspace: [root], identities: [], teams: [], agentMarks: [] };
    await service.configureRepositories({ ...setup, roots: [root] });
  });
  after(async () => {
    for (const db of opened) db.close();
    await service.flush();
    rmSync(scratch, { recursive: true, force: true });
  });

  const areas = async (): Promise<ReadonlyMap<string, AreaModel>> => {
    for (;;) {
      const model = await service.areas({ repo: root, path: '.', now: NOW });
      if (model.repositories.every(({ state: now }) => now !== 'indexing')) {
        return new Map(model.areas.map((area) => [area.path, area]));
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  /** The evidence of every commit, straight from the files. */
  const evidence = async (): Promise<{ evidence: CommitEvidence; perspective: Perspective }> => {
    await areas();
    const binary = findGit({ outside: [], env: process.env });
    assert.ok(binary !== null);
    const safe = safeGit({ binary, dir: root, trusted: true, env: process.env });
    const db = new DatabaseSync(file, { readOnly: true });
    opened.push(db);
    const moves = headMoves(await readReflog(safe, 1_000));
    const warm = new WarmRepository(new SqliteGitIndex(db), safe, await discovered(safe));
    const log = insertionLog(db, root);
    let found: CommitEvidence | undefined;
    const perspective = await warm.perspective(git(root, ['rev-parse', 'HEAD']), {
      me: [ME.email],
      ledger: (view, people) =>
        (found = new CommitEvidence({ view, people, moves, log, touches: [] })),
    });
    assert.ok(perspective !== null && found !== undefined);
    return { evidence: found, perspective };
  };

  it('counts the characters inserted since my previous commit, by origin', async () => {
    const { evidence: found } = await evidence();
    const of = (name: string): object | null => {
      const all = found.inserted(ids[name] ?? '');
      return all && Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
    };
    assert.deepEqual(of('own'), { typed: 60, assisted: 60 });
    assert.equal(found.handsOnShare(ids['own'] ?? ''), 0.5);
    assert.deepEqual(of('agent'), { typed: 49, assisted: 30, external: 21 });
    assert.equal(found.handsOnShare(ids['agent'] ?? ''), 0.49);
    // Work that was split into two commits: the second has no edit of its own since the first.
    assert.deepEqual(of('split'), { assisted: 100 });
    assert.equal(of('unseen'), null);
    assert.equal(found.handsOnShare(ids['unseen'] ?? ''), null);
    // What a checkout brought was inserted by nobody.
    assert.deepEqual(of('moved'), { typed: 10 });
  });

  it('adds them up per area', async () => {
    const { evidence: found, perspective } = await evidence();
    const planned = ['agent', 'moved', 'looked'].map((id) =>
      areaById(perspective.view.directories, [], id),
    );
    const grouping = byArea(
      perspective.view.directories,
      planned.filter((area) => area !== null),
    );
    assert.deepEqual(
      found.insertedByGroup(grouping).map((sums) => sums && [sums.typed, sums.assisted]),
      [[49, 30], [10, 0], null],
    );
  });

  it('is told of each commit of a stretch and per area, and where nothing was seen', async () => {
    await areas();
    const day = '2026-11-20';
    const query = { from: day, to: day, repo: root, span: null };
    const { commits, areas: sums, more } = await service.commitShares(query);
    assert.equal(more, 0);
    assert.deepEqual(
      commits.map(({ subject, hash, tie, inserted }) => [
        subject,
        hash === ids[subject],
        tie,
        inserted,
      ]),
      [
        ['moved', true, 'written', { typed: 10 }],
        ['unseen', true, 'unverified', null],
        ['split', true, 'directed', { assisted: 100 }],
        ['agent', true, 'directed', { typed: 49, assisted: 30, external: 21 }],
        ['own', true, 'written', { typed: 60, assisted: 60 }],
      ],
    );
    for (const { inserted, areas: parts } of commits) {
      assert.deepEqual(
        parts.map((part) => part.inserted),
        inserted === null ? [] : [inserted],
      );
    }
    assert.equal(
      sums.reduce((all, { inserted }) => all + (inserted.typed ?? 0), 0),
      119,
    );
    const span = [MORNING + 15 * MINUTE, MORNING + 21 * MINUTE] as const;
    const cut = await service.commitShares({ ...query, span });
    assert.deepEqual(
      cut.commits.map(({ subject }) => subject),
      ['split', 'agent'],
    );
    assert.deepEqual(
      (await service.commitShares({ ...query, to: '2026-11-19', from: '2026-11-19' })).commits,
      [],
    );
  });

  it('turns into written and directed, reviewed and read', async () => {
    const all = await areas();
    const t = MORNING;
    const of = (name: string): (number | boolean | null)[] => {
      const { depths, unverified } = all.get(name) ?? assert.fail(name);
      return [depths.written, depths.directed, depths.reviewed, depths.read, unverified];
    };
    const came = (name: string): unknown => all.get(name)?.inserted;
    assert.deepEqual(came('own'), sums({ typed: 60, assisted: 60 }));
    assert.deepEqual(came('looked'), undefined);
    const begin = NOW - 90 * DAY;
    assert.deepEqual(of('own').slice(0, 2), [t + 10 * MINUTE, t + 8_000]);
    // The commit was directed, but the edits in it were mine as well.
    assert.deepEqual(of('agent').slice(0, 2), [t + 11 * MINUTE + 1_000, t + 20 * MINUTE]);
    assert.deepEqual(of('later').slice(0, 2), [begin, t + 20 * MINUTE + 30_000]);
    assert.equal(of('own')[4], false);
    assert.equal(of('later')[4], true);
    assert.deepEqual(of('looked').slice(2, 4), [t + 51 * MINUTE + 20_000, t + 51 * MINUTE]);
    assert.equal(all.get('looked')?.depths.written, t + 30 * MINUTE);
  });

  it('gives the same on the command line', async () => {
    await areas();
    let out = '';
    const io = {
      stdout: (text: string) => {
        out += text;
      },
      stderr: (text: string) => {
        throw new Error(text);
      },
    };
    const code = await areasCommand(['--repo', root, '--ledger', file, '--json'], io);
    assert.equal(code, 0);
    const { areas: rows } = JSON.parse(out) as { areas: { path: string; hands: Hands }[] };
    const model = await areas();
    for (const name of ['own', 'agent', 'later', 'moved', 'looked']) {
      const row = rows.find(({ path: dir }) => dir === name);
      const { written, directed, reviewed, read } = row?.hands ?? assert.fail(name);
      assert.deepEqual({ written, directed, reviewed, read }, model.get(name)?.depths);
    }
    assert.ok(readLedger(file, (ledger) => ledger.extent()) !== null);
  });
});

function stamp(at: number): string {
  return `${at / 1_000} +0000`;
}

function ignore(): void {
  // The log of the service is not looked at.
}
