import { DatabaseSync } from 'node:sqlite';
import { isMainThread, Worker } from 'node:worker_threads';
import { WORKER_LIMITS } from '../../src/backend/workerLimits';
import { CancelledError } from '../../src/core/errors/expectedError';
import { median } from '../../src/core/statistics/median';
import { defaultAreas } from '../../src/core/areas/defaultAreas';
import { discover } from '../../src/git/discover';
import { findGit } from '../../src/git/findGit';
import { indexRepository } from '../../src/git/indexRepository';
import { safeGit } from '../../src/git/safeGit';
import { WarmRepository } from '../../src/git/warmRepository';
import { areaParts, areasModel } from '../../src/insights/areas/areasModel';
import { areasDocument } from '../../src/insights/areas/areasDocument';
import { SqliteGitIndex } from '../../src/store/gitIndex/sqliteGitIndex';
import { migrate } from '../../src/store/ledger/migrations';
import { Repositories } from '../../src/worker/repositories/repositories';

/** What a job of its own process measured: ms by name, and its peak memory. */
export interface JobResult {
  readonly times: Readonly<Record<string, number>>;
  readonly peakRss: number;
  readonly sentence?: string;
  readonly counts?: Readonly<Record<string, number>>;
}

const [job = '', dir = '', ledger = '', ...me] = process.argv.slice(2);
const times: Record<string, number> = {};

async function timed<Result>(name: string, work: () => Promise<Result> | Result): Promise<Result> {
  const start = performance.now();
  const result = await work();
  times[name] = performance.now() - start;
  return result;
}

/** How often it is looked whether the thread still answers, ms. */
const LOOK = 2;

/** As a person who walks over the map: the longest time in which the worker answered nothing else. */
async function walk(index: SqliteGitIndex): Promise<void> {
  const silent = (): void => undefined;
  const repositories = new Repositories({
    index: () => index,
    owner: 'bench',
    timeZone: () => 'UTC',
    edits: { read: () => [], add: () => 0, revoke: () => false },
    log: { debug: silent, info: silent, warn: silent, error: silent },
  });
  const person = { identities: me, teams: [], agentMarks: [] };
  repositories.configure({ git: null, workspace: [], roots: [dir], ...person });
  await repositories.idle();
  const now = Date.now();
  const { areas } = await repositories.areas({ repo: null, path: null, now });
  const largest = areas.reduce((best, area) => (area.files > best.files ? area : best));
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - LOOK);
    last = performance.now();
  }, LOOK);
  await repositories.areas({ repo: dir, path: largest.path, now });
  await repositories.picks(dir, largest.path, now);
  // There may be nothing to catch up on.
  await repositories.catchUp(dir, largest.path).catch(silent);
  await new Promise((resolve) => setTimeout(resolve, 2 * LOOK));
  clearInterval(timer);
  times['block'] = longest;
}

async function main(): Promise<Omit<JobResult, 'times' | 'peakRss'>> {
  const binary = findGit({ outside: [dir], env: process.env });
  if (binary === null) throw new Error('there is no git');
  const git = safeGit({ binary, dir, trusted: true, env: process.env, allowBare: true });
  const repository = await discover(git);
  if (repository === null) throw new Error(`${dir} is no repository`);
  const db = new DatabaseSync(ledger);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  migrate(db);
  const index = new SqliteGitIndex(db);
  const bringUp = (signal?: AbortSignal, onProgress?: (done: number) => void) =>
    indexRepository({
      index,
      git,
      repository,
      owner: 'bench',
      signal,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  const query = { ground: { rules: [], names: new Set<string>() }, now: Date.now(), zone: 'UTC' };
  const look = async (identities: readonly string[]) => {
    const outcome = await bringUp();
    if (outcome.state === 'empty' || outcome.state === 'busy') throw new Error(outcome.state);
    const perspective = await new WarmRepository(index, git, repository).perspective(outcome.tip, {
      me: identities,
    });
    if (perspective === null) throw new Error('the index is not complete');
    return perspective;
  };

  switch (job) {
    case 'open':
      return {};
    case 'index':
      await timed('index', () => bringUp());
      return {};
    case 'cancel': {
      const stop = new AbortController();
      let aborted = 0;
      await bringUp(stop.signal, () => {
        aborted = performance.now();
        stop.abort();
      }).catch((error: unknown) => {
        if (!(error instanceof CancelledError)) throw error;
      });
      times['cancel'] = performance.now() - aborted;
      return {};
    }
    case 'sentence': {
      const model = areasModel(await look(me), query);
      return { sentence: model.areas.find(({ id }) => id === model.worst)?.sentence ?? '' };
    }
    case 'query': {
      await timed('areas', async () => {
        const perspective = await look(me);
        areasDocument(perspective);
      });
      const tip = await bringUp();
      if (tip.state !== 'current') throw new Error(tip.state);
      const warm = new WarmRepository(index, git, repository);
      const perspective = await warm.perspective(tip.tip, { me });
      if (perspective === null) throw new Error('the index is not complete');
      const plan = defaultAreas(perspective.view, perspective.classes);
      const { areas } = areasModel(perspective, query, plan);
      const largest = areas
        .filter(({ hasParts }) => hasParts)
        .reduce((best, area) => (area.files > best.files ? area : best));
      await timed('drillFirst', () => areaParts(perspective, largest.id, query, plan));
      await timed('identity', async () => {
        const other = await warm.perspective(tip.tip, { me: ['person1@example.org'] });
        if (other !== null) areasDocument(other);
      });
      const drills: number[] = [];
      for (let round = 0; round < 5; round++) {
        await timed('drill', () => areaParts(perspective, '.', query));
        drills.push(times['drill'] ?? 0);
      }
      times['drill'] = median(drills) ?? 0;
      await timed('map', () => areasModel(perspective, query));
      const { history } = perspective.view;
      const pathBytes = history.paths.reduce((sum, path) => sum + path.length, 0);
      return { counts: { touches: history.touchPaths.length, commits: history.length, pathBytes } };
    }
    case 'walk':
      await walk(index);
      return {};
    default:
      throw new Error(`there is no job ${job}`);
  }
}

if (isMainThread) {
  // As in the extension: a worker thread with a small young generation does the work.
  new Worker(__filename, { argv: process.argv.slice(2), resourceLimits: WORKER_LIMITS });
} else {
  void main().then((result) => {
    const peakRss = process.resourceUsage().maxRSS * 1024;
    process.stdout.write(JSON.stringify({ times, peakRss, ...result }));
  });
}
