import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { median } from '../../src/core/statistics/median';
import type { Pulse } from '../../src/core/time/pulse';
import { ledgerFileName } from '../../src/protocol/worker';
import { openLedger } from '../../src/store/ledger/openLedger';
import { seedLedger, seededPulses } from '../../test/support/seededLedger';
import { BENCH_HOST, BENCH_NOW, BENCH_SETTINGS, BENCH_ZONE, benchClient } from './benchLedger';
import type { Figure } from './figure';
import { rounded } from './figure';

const HOUR = 3_600_000;
const BATCH = 500;
const ROUNDS = 60;

/**
 * Writing to the ledger against a bare SQLite table with the same pulses in it, and reading today's number
 * against a ledger of one day. Needs `dist/worker.js`.
 *
 * @param days that lie behind today
 */
export async function ledgerBench(days = 120): Promise<Figure[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'hands-on-bench-'));
  try {
    const repo = 'file:///home/lea/shop';
    const pulses = seededPulses({ repo, zone: BENCH_ZONE, now: BENCH_NOW, days });
    return [...writing(root, pulses), ...(await reading(root, pulses, days))];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Single pulses are what a window writes every 5 s; batches are what a spool brings. */
function writing(root: string, pulses: readonly Pulse[]): Figure[] {
  const { ledger } = openLedger({
    file: path.join(root, 'write.db'),
    host: BENCH_HOST,
    now: BENCH_NOW,
  });
  const bare = new BareTable(path.join(root, 'bare.db'));
  const single = { ours: [] as number[], bare: [] as number[] };
  const batch = { ours: [] as number[], bare: [] as number[] };
  try {
    for (const pulse of pulses.slice(0, 1000)) {
      single.ours.push(timed(() => ledger.append([pulse])));
      single.bare.push(
        timed(() => {
          bare.append([pulse]);
        }),
      );
    }
    for (let at = 1000; at < pulses.length; at += BATCH) {
      const some = pulses.slice(at, at + BATCH);
      batch.ours.push(timed(() => ledger.append(some)));
      batch.bare.push(
        timed(() => {
          bare.append(some);
        }),
      );
    }
  } finally {
    ledger.close();
    bare.close();
  }
  const ratio = (
    name: string,
    { ours, bare: theirs }: typeof single,
    limit: number,
    of: number,
  ): Figure => {
    const [mine, plain] = [middle(ours), middle(theirs)];
    const value = rounded(mine / plain);
    const each = (ms: number): string => `${rounded((1000 * ms) / of)} us`;
    const against = `${each(mine)} a pulse, a bare SQLite table ${each(plain)}`;
    return { name, value, unit: 'x', limit, better: 'lower', ok: value <= limit, against };
  };
  return [ratio('ledger.append', single, 4, 1), ratio('ledger.append.batch', batch, 8, BATCH)];
}

async function reading(root: string, pulses: readonly Pulse[], days: number): Promise<Figure[]> {
  const today = pulses.filter(({ start }) => start > BENCH_NOW - 12 * HOUR);
  const full = await todays(path.join(root, 'full'), pulses);
  const day = await todays(path.join(root, 'day'), today);
  const [ofAll, ofDay] = [middle(full.times), middle(day.times)];
  const value = rounded(ofAll / ofDay);
  const bytes = Math.round(full.size / pulses.length);
  return [
    {
      name: 'today',
      value,
      unit: 'x',
      limit: 2,
      better: 'lower',
      ok: value <= 2,
      against: `${rounded(ofAll)} ms with ${days} days behind it, ${rounded(ofDay)} ms with today alone`,
    },
    {
      name: 'ledger.bytesPerPulse',
      value: bytes,
      unit: 'B',
      limit: 120,
      better: 'lower',
      ok: bytes <= 120,
      against: `${pulses.length} pulses in ${rounded(full.size / 1024 / 1024)} MB`,
    },
  ];
}

/** How long the status bar waits for its number after each new pulse: the worker as it ships, on its own thread. */
async function todays(
  folder: string,
  pulses: readonly Pulse[],
): Promise<{ times: readonly number[]; size: number }> {
  const file = path.join(folder, ledgerFileName(BENCH_HOST.key));
  mkdirSync(folder);
  seedLedger(file, BENCH_HOST, BENCH_NOW, pulses);
  const { size } = statSync(file);
  const client = benchClient(folder);
  await client.configure(BENCH_SETTINGS);
  const last = pulses.findLast(({ state }) => state.focused);
  if (last === undefined) throw new Error('no pulses to begin with');
  const times: number[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    const start = BENCH_NOW + round * 5_000;
    const at = start - last.start;
    const later = (time: number | null): number | null => (time === null ? null : time + at);
    await client.append([
      {
        ...last,
        window: 'bench',
        start,
        end: last.end + at,
        firstInput: later(last.firstInput),
        lastInput: later(last.lastInput),
        firstHands: later(last.firstHands),
        lastHands: later(last.lastHands),
      },
    ]);
    const asked = performance.now();
    await client.today(start + 5_000);
    times.push(performance.now() - asked);
  }
  await client.flush();
  return { times, size };
}

/** One table, one row a pulse: the least that keeping it can cost. */
class BareTable {
  readonly #db: DatabaseSync;

  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; CREATE TABLE pulse (start INTEGER PRIMARY KEY, json TEXT) STRICT',
    );
  }

  append(pulses: readonly Pulse[]): void {
    this.#db.exec('BEGIN IMMEDIATE');
    const insert = this.#db.prepare('INSERT OR IGNORE INTO pulse VALUES (?, ?)');
    for (const pulse of pulses) insert.run(pulse.start, JSON.stringify(pulse));
    this.#db.exec('COMMIT');
  }

  close(): void {
    this.#db.close();
  }
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function middle(values: readonly number[]): number {
  return median(values) ?? 0;
}
