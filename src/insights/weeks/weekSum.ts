import type { DaySummary } from '../time/daySummary';
import { sumDays } from '../time/daySummary';
import { totalsOfTally } from '../time/tally';

/** What the days of a week come to. Plain data; times are ms, `typed` and `assisted` characters inserted. */
export interface WeekSum {
  readonly built: number;
  readonly reviewed: number;
  readonly directed: number;
  readonly present: number;
  readonly typed: number;
  readonly assisted: number;
  /** Folders that were built in, each once. */
  readonly folders: readonly string[];
  readonly folded?: 'same' | 'other';
}

/** Less is a look, not work, ms. */
const WORK = 60_000;

/** Adds the days of a week up, by the same sums as the overview and the report. */
export function weekSumOf(days: readonly DaySummary[]): WeekSum {
  const tally = sumDays(days, null);
  const { headlines, kinds, sub } = totalsOfTally(tally);
  const all = Object.values(kinds).reduce((sum, ms) => sum + ms, 0);
  const folded = days.flatMap((day) => (day.folded === undefined ? [] : [day.folded]));
  return {
    ...headlines,
    // Review elsewhere is not time in VS Code.
    present: all - sub.reviewing.elsewhere,
    typed: tally.origins.typed.inserted,
    assisted: tally.origins.assisted.inserted,
    folders: foldersOf(days),
    ...(folded.length > 0 && { folded: folded.includes('other') ? 'other' : 'same' }),
  };
}

function foldersOf(days: readonly DaySummary[]): string[] {
  const built = new Map<string, number>();
  for (const { places = [] } of days) {
    for (const { repo, folder, built: ms } of places) {
      if (repo === null || folder === null || ms === 0) continue;
      const name = folder === '' ? nameOf(repo) : folder;
      built.set(name, (built.get(name) ?? 0) + ms);
    }
  }
  return [...built].filter(([, ms]) => ms >= WORK).map(([name]) => name);
}

function nameOf(root: string): string {
  return root.split(/[\\/]/).findLast((part) => part !== '') ?? root;
}
