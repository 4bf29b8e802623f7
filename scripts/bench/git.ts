import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { median } from '../../src/core/statistics/median';
import { logArguments } from '../../src/git/readHistory';
import type { Figure } from './figure';
import { addCommits, LEAD, makeHistory } from './gitHistory';
import type { JobResult } from './gitJob';

/** What to measure. */
export interface GitBenchOptions {
  /** Sizes of generated histories, in commits. */
  readonly sizes?: readonly number[];
  /** Clones to measure as well, and whose eyes to look through. */
  readonly clones?: readonly string[];
  readonly me?: string;
  readonly rounds?: number;
}

const MB = 1024 * 1024;

/**
 * What reading a history costs, against one plain `git log --raw` of the same repository in the same round
 * (x): medians of interleaved rounds, every job in a process of its own.
 */
export async function gitBench({
  sizes = [10_000],
  clones = [],
  me = LEAD,
  rounds = 5,
}: GitBenchOptions = {}): Promise<Figure[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'hands-on-bench-'));
  try {
    const job = path.join(root, 'job.cjs');
    buildSync({
      entryPoints: [path.join(__dirname, 'gitJob.ts')],
      bundle: true,
      platform: 'node',
      format: 'cjs',
      outfile: job,
      logLevel: 'silent',
    });
    const figures: Figure[] = [];
    const peaks: number[] = [];
    for (const size of sizes) {
      const dir = path.join(root, `history${size}`);
      await makeHistory(dir, size);
      const suffix = size === sizes[0] ? '' : `.${size}`;
      const measured = await measure(job, dir, root, LEAD, rounds, suffix, true);
      figures.push(...measured.figures);
      peaks.push(measured.peak);
      rmSync(dir, { recursive: true });
    }
    const [small, large] = [peaks[0] ?? 0, peaks.at(-1) ?? 0];
    if (peaks.length > 1) {
      const growth = (large / small) * 100;
      figures.push(
        lower(
          'git.index.rssGrowth',
          growth,
          '%',
          130,
          `${(small / MB).toFixed(0)} MB at ${sizes[0] ?? 0} commits`,
        ),
      );
    }
    for (const clone of clones) {
      const suffix = `.${path.basename(clone)}`;
      figures.push(...(await measure(job, clone, root, me, rounds, suffix, false)).figures);
    }
    return figures;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

interface Round {
  readonly plain: number;
  readonly sentence: number;
  readonly index: JobResult;
  readonly query: JobResult;
  readonly walk: JobResult;
  readonly cancel: JobResult;
}

async function measure(
  job: string,
  dir: string,
  root: string,
  me: string,
  rounds: number,
  suffix: string,
  mayGrow: boolean,
): Promise<{ figures: Figure[]; peak: number }> {
  const ledger = path.join(root, 'ledger.db');
  const forget = (): void => {
    for (const end of ['', '-wal', '-shm']) rmSync(ledger + end, { force: true });
  };
  forget();
  await runJob(job, 'open', dir, ledger, me);
  const empty = bytesOf(ledger);
  const all: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const plain = await plainLog(dir);
    forget();
    const start = performance.now();
    await runJob(job, 'sentence', dir, ledger, me);
    const sentence = performance.now() - start;
    forget();
    const index = await runJob(job, 'index', dir, ledger, me);
    const query = await runJob(job, 'query', dir, ledger, me);
    const walk = await runJob(job, 'walk', dir, ledger, me);
    const cancelled = path.join(root, 'cancelled.db');
    const cancel = await runJob(job, 'cancel', dir, cancelled, me);
    for (const end of ['', '-wal', '-shm']) rmSync(cancelled + end, { force: true });
    all.push({ plain, sentence, index, query, walk, cancel });
  }
  const middle = (of: (round: Round) => number): number => median(all.map(of)) ?? 0;
  const x = middle(({ plain }) => plain);
  const against = `git log --raw ${(x / 1000).toFixed(2)} s`;
  const seconds = (name: string, ms: number, limit: number): Figure =>
    lower(`git.${name}${suffix}`, ms / 1000, 's', limit / 1000, against);
  const { touches = 0, pathBytes = 0, commits = 0 } = all[0]?.query.counts ?? {};
  const peak = middle(({ index }) => index.peakRss);
  const figures = [
    seconds(
      'firstSentence',
      middle(({ sentence }) => sentence),
      2.5 * x + 1000,
    ),
    seconds(
      'index',
      middle(({ index }) => index.times['index'] ?? 0),
      2 * x + 500,
    ),
    lower(`git.index.rss${suffix}`, peak / MB, 'MB', 150, `${commits} commits, ${touches} touches`),
    lower(
      `git.ledger${suffix}`,
      (bytesOf(ledger) - empty) / MB,
      'MB',
      (100 * touches + pathBytes) / MB,
      `100 bytes a touch, paths ${(pathBytes / MB).toFixed(1)} MB`,
    ),
    seconds(
      'areas',
      middle(({ query }) => query.times['areas'] ?? 0),
      0.4 * x + 100,
    ),
    seconds(
      'areas.identity',
      middle(({ query }) => query.times['identity'] ?? 0),
      0.4 * x + 100,
    ),
    lower(
      `git.areas.drill${suffix}`,
      middle(({ query }) => query.times['drill'] ?? 0),
      'ms',
      50,
      against,
    ),
    lower(
      `git.areas.drillFirst${suffix}`,
      middle(({ query }) => query.times['drillFirst'] ?? 0),
      'ms',
      50,
      'the largest area, right after the map',
    ),
    lower(
      `git.areas.block${suffix}`,
      middle(({ walk }) => walk.times['block'] ?? 0),
      'ms',
      0.4 * x + 100,
      'the longest silence of the worker during drill, picks and catch-up',
    ),
    lower(
      `git.cancel${suffix}`,
      middle(({ cancel }) => cancel.times['cancel'] ?? 0),
      'ms',
      500,
      against,
    ),
  ];
  if (mayGrow) {
    const increments: number[] = [];
    for (let round = 0; round < rounds; round++) {
      await addCommits(dir, 100);
      const { times } = await runJob(job, 'index', dir, ledger, me);
      increments.push(times['index'] ?? 0);
    }
    figures.push(seconds('increment', median(increments) ?? 0, 0.05 * x + 300));
  }
  forget();
  return { figures, peak };
}

/** Of a ledger with what was not written into its file yet. */
function bytesOf(ledger: string): number {
  const bytes = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return bytes(ledger) + bytes(`${ledger}-wal`);
}

function lower(
  name: string,
  value: number,
  unit: Figure['unit'],
  limit: number,
  against: string,
): Figure {
  return { name, value, unit, limit, better: 'lower', ok: value <= limit, against };
}

async function plainLog(dir: string): Promise<number> {
  const args = logArguments('HEAD', []).map((arg) =>
    arg === '--no-diff-merges' ? '--no-merges' : arg,
  );
  const start = performance.now();
  const child = spawn('git', args, { cwd: dir, stdio: 'ignore' });
  await once(child, 'close');
  return performance.now() - start;
}

async function runJob(
  job: string,
  name: string,
  dir: string,
  ledger: string,
  me: string,
): Promise<JobResult> {
  const args = ['--disable-warning=ExperimentalWarning', job, name, dir, ledger, me];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the job ${name} ended with ${code ?? 'a signal'}`);
  return JSON.parse(output) as JobResult;
}
