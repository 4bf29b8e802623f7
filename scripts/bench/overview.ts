import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addDays } from '../../src/core/calendar/day';
import { weekdayOf } from '../../src/core/calendar/week';
import { boundsOfDay, dayAt } from '../../src/core/calendar/zone';
import type { Period } from '../../src/core/ledger/overview';
import { median } from '../../src/core/statistics/median';
import type { TimeParameters } from '../../src/core/time/parameters';
import type { Rollup } from '../../src/core/time/rollup';
import { ledgerFileName } from '../../src/protocol/worker';
import { openLedger } from '../../src/store/ledger/openLedger';
import { addRollup, setFolded } from '../../src/store/ledger/rollups';
import { transact } from '../../src/store/ledger/sqlite';
import { seededPulses, seedLedger } from '../../test/support/seededLedger';
import { BENCH_HOST, BENCH_NOW, BENCH_SETTINGS, BENCH_ZONE, benchClient } from './benchLedger';
import type { Figure } from './figure';
import { rounded } from './figure';

const REPO = 'file:///home/lea/shop';
const MINUTE = 60_000;
const ROUNDS = 12;
/** Days whose pulses are still there. */
const KEPT = 60;
const YEAR = 365;
const TODAY = dayAt(BENCH_ZONE, BENCH_NOW);

/** The dashboard's year in a ledger of ten years, whose old days are totals, against one of a single year. */
export async function overviewBench(): Promise<Figure[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'hands-on-bench-'));
  try {
    const ten = await asked(path.join(root, 'ten'), 10);
    const one = await asked(path.join(root, 'one'), 1);
    const figure = (period: Period, limit: number): Figure => {
      const [of10, of1] = [median(ten[period] ?? []) ?? 0, median(one[period] ?? []) ?? 0];
      const value = rounded(of10);
      const first = rounded(ten[period]?.[0] ?? 0);
      const against = `${first} ms the first time; in a ledger of one year ${rounded(of1)} ms and ${rounded(one[period]?.[0] ?? 0)} ms`;
      const name = `overview.${period}OfTen`;
      return { name, value, unit: 'ms', limit, better: 'lower', ok: value <= limit, against };
    };
    return [figure('year', 250), figure('week', 100)];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** How long each answer takes, in the worker as it ships, ms. */
async function asked(folder: string, years: number): Promise<Partial<Record<Period, number[]>>> {
  seedYears(folder, years);
  const client = benchClient(folder);
  await client.configure({ ...BENCH_SETTINGS, weeklyTarget: 8 });
  const times: Partial<Record<Period, number[]>> = {};
  for (const period of ['year', 'week'] as const) {
    const all: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const start = performance.now();
      await client.overview({ period, date: TODAY, repo: null, now: BENCH_NOW });
      all.push(performance.now() - start);
    }
    times[period] = all;
  }
  await client.flush();
  return times;
}

/** A ledger of so many years in a new folder: pulses of the last days, totals before them. */
export function seedYears(folder: string, years: number, kept = KEPT): void {
  mkdirSync(folder);
  const file = path.join(folder, ledgerFileName(BENCH_HOST.key));
  const pulses = seededPulses({ repo: REPO, zone: BENCH_ZONE, now: BENCH_NOW, days: kept });
  seedLedger(file, BENCH_HOST, BENCH_NOW, pulses);
  foldedYears(file, years, kept);
}

/** Totals of every working day before the ones whose pulses are kept. */
function foldedYears(file: string, years: number, kept: number): void {
  const { ledger } = openLedger({ file, host: BENCH_HOST, now: BENCH_NOW });
  const border = addDays(TODAY, -kept);
  transact(ledger.db, () => {
    for (let back = years * YEAR; back > kept; back--) {
      const day = addDays(TODAY, -back);
      if (weekdayOf(day) < 5) addRollup(ledger.db, totalsOf(day, back, BENCH_SETTINGS.parameters));
    }
    const [until] = boundsOfDay(BENCH_ZONE, border);
    setFolded(ledger.db, { day: border, until });
  });
  ledger.close();
}

function totalsOf(day: string, back: number, parameters: TimeParameters): Rollup {
  const repos = [REPO, `${REPO}-web`, `${REPO}-infra`];
  return {
    day,
    host: BENCH_HOST.key,
    parameters,
    times: repos.flatMap((repo, index) => [
      { repo, kind: 'implementing', sub: null, ms: (20 + ((back + index) % 40)) * MINUTE },
      { repo, kind: 'reviewing', sub: 'others', ms: (10 + ((back * 7 + index) % 50)) * MINUTE },
      { repo, kind: 'reading', sub: null, ms: 9 * MINUTE },
      { repo, kind: 'directing', sub: null, ms: (back % 15) * MINUTE },
    ]),
    origins: repos.flatMap((repo) => [
      { repo, origin: 'typed', events: 800, inserted: 1_200, deleted: 300 },
      { repo, origin: 'assisted', events: 90, inserted: 900, deleted: 100 },
    ]),
  };
}
