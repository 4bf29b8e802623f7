import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from '../../src/core/statistics/median';
import { BENCH_NOW, BENCH_SETTINGS, benchClient } from './benchLedger';
import type { Figure } from './figure';
import { rounded } from './figure';
import { seedYears } from './overview';

const ROUNDS = 12;
/** Days whose pulses are still there. */
const KEPT = 120;

interface Times {
  readonly first: number;
  readonly again: number;
  /** The longest that today's number had to wait meanwhile. */
  readonly wait: number;
}

/** Three years of weeks with their verdict, against a ledger of one year; and what waits while they are added up. */
export async function weeksBench(): Promise<Figure[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'hands-on-bench-'));
  try {
    const three = await asked(path.join(root, 'three'), 3);
    const one = await asked(path.join(root, 'one'), 1);
    const figure = (name: string, part: keyof Times, limit: number, what: string): Figure => {
      const value = rounded(three[part]);
      const against = `${what}; in a ledger of one year ${rounded(one[part])} ms`;
      return { name, value, unit: 'ms', limit, better: 'lower', ok: value <= limit, against };
    };
    return [
      figure('weeks.first', 'first', 4_000, 'three years, nothing added up before'),
      figure('weeks.again', 'again', 250, 'three years, asked again'),
      figure('weeks.wait', 'wait', 250, 'today’s number while three years are added up'),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function asked(folder: string, years: number): Promise<Times> {
  seedYears(folder, years, KEPT);
  const client = benchClient(folder);
  await client.configure({ ...BENCH_SETTINGS, weeklyTarget: 8 });
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const ask = (): Promise<number> => timed(() => client.weeks.weeks({ span: 156, now: BENCH_NOW }));
  const meanwhile = { over: false, wait: 0 };
  const first = ask().finally(() => {
    meanwhile.over = true;
  });
  while (!meanwhile.over) {
    meanwhile.wait = Math.max(meanwhile.wait, await timed(() => client.today(BENCH_NOW)));
  }
  const again: number[] = [];
  for (let round = 0; round < ROUNDS; round++) again.push(await ask());
  await client.flush();
  return { first: await first, again: median(again) ?? 0, wait: meanwhile.wait };
}
