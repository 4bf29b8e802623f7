import { addDays, type Day } from '../core/calendar/day';
import { boundsOfDay, dayAt } from '../core/calendar/zone';
import type { Log } from '../core/ports/log';

import { summariseDay } from '../insights/time/daySummary';
import { intervalsBetween, marginOf } from '../insights/time/intervalsBetween';
import { rollupOf } from '../insights/time/rollupOf';
import { claim } from '../store/ledger/claims';
import type { Ledger } from '../store/ledger/ledger';
import { addRollup, dropPulses, hostsOfWindows, setFolded } from '../store/ledger/rollups';
import { transact } from '../store/ledger/sqlite';
import { breathe } from './breathe';
import type { Variant } from './dayBook';

/** One of all windows looks once in this time whether days are due, ms. */
const CLAIM = 24 * 3_600_000;

export interface RetentionParts {
  readonly variant: Variant;
  /** Days that pulses are kept. */
  readonly days: number;
  /** Key of the host that holds this ledger: what no window recorded is its. */
  readonly host: string;
  /** Tells windows apart. */
  readonly holder: string;
  /** Epoch ms. */
  readonly now: number;
  readonly log: Log;
  /** Gives the ledger for one day's work, or undefined once it is closed. */
  readonly ledger: () => Ledger | undefined;
}

/**
 * Folds the days that are older than the retention into totals and removes their pulses, the oldest first and
 * each in one transaction; does nothing where another window does it.
 *
 * @returns how many days were folded.
 */
export async function foldOldDays(parts: RetentionParts): Promise<number> {
  const { now, holder, variant, days, log } = parts;
  const db = parts.ledger()?.db;
  if (db === undefined || claim(db, 'retention', holder, now, now + CLAIM) !== 'new') return 0;
  const keepFrom = addDays(dayAt(variant.timeZone, now), -days);
  let folded = 0;
  for (;;) {
    await breathe();
    const ledger = parts.ledger();
    const day = ledger === undefined ? null : nextDay(ledger, variant, keepFrom);
    if (ledger === undefined || day === null) break;
    foldDay(ledger, day, parts);
    folded += 1;
  }
  if (folded > 0) log.info(`folded ${folded} days into totals; from ${keepFrom} on all is kept`);
  return folded;
}

/** The next day to fold; also one that was folded before, when pulses of it arrived late. */
function nextDay(ledger: Ledger, variant: Variant, keepFrom: Day): Day | null {
  const { timeZone, params } = variant;
  const folded = ledger.folded();
  const row = ledger.db.prepare('SELECT min(start) AS first FROM pulse').get();
  const first = row?.['first'];
  if (folded !== null && typeof first === 'number' && first < folded.until - marginOf(params)) {
    return dayAt(timeZone, first);
  }
  const next = ledger.nextStart(folded === null ? -Number.MAX_SAFE_INTEGER : folded.until);
  if (next === null) return null;
  const day = dayAt(timeZone, next);
  return day < keepFrom ? day : null;
}

function foldDay(ledger: Ledger, day: Day, { variant, host }: RetentionParts): void {
  const { params, timeZone, isMine } = variant;
  const margin = marginOf(params);
  const [from, to] = boundsOfDay(timeZone, day);
  const folded = ledger.folded();
  const late = folded !== null && day < folded.day;
  // What is left before the border is in rollups already; only the pulses before it came late.
  const last = late ? Math.min(to, folded.until - margin) : to;
  const pulses = ledger.record(from - margin, late ? last : to + margin);
  const beside = late ? {} : ledger.beside(from, to);
  const intervals = intervalsBetween(pulses, params, from, last, {
    ...beside,
    ...(isMine !== undefined && { isMine }),
  });
  const hosts = hostsOfWindows(ledger.db);
  const hostOf = (window: string): string => hosts.get(window) ?? host;
  const own = pulses.filter(({ start }) => start >= from && start < last);
  const keys = new Set([...intervals, ...own].map(({ window }) => hostOf(window)));
  transact(ledger.db, () => {
    for (const key of keys) {
      const summary = summariseDay(
        day,
        intervals.filter(({ window }) => hostOf(window) === key),
        own.filter(({ window }) => hostOf(window) === key),
      );
      addRollup(ledger.db, rollupOf(summary, key, params));
    }
    if (!late) setFolded(ledger.db, { day: addDays(day, 1), until: to });
    // The day after still depends on the last hours of this one.
    dropPulses(ledger.db, late ? last : to - margin);
  });
}
