import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Day } from '../../core/calendar/day';
import type { BlindSpotRow, WeekSpots } from '../../core/weekly/blindSpots';
import { hasTable, transact } from '../ledger/sqlite';

/** A year and a quarter: nobody compares with an older week. */
const KEPT_DAYS = 460;

/** Keeps what the areas of a repository are in a week; a later look of the same week replaces it. */
export function keepSpots(
  db: DatabaseSync,
  week: Day,
  repo: string,
  spots: readonly BlindSpotRow[],
  now: number,
): void {
  transact(db, () => {
    db.prepare('DELETE FROM spot_week WHERE week = ? AND repo = ?').run(week, repo);
    db.prepare(
      `INSERT INTO spot_look (week, repo, at) VALUES (?, ?, ?)
       ON CONFLICT (week, repo) DO UPDATE SET at = excluded.at`,
    ).run(week, repo, now);
    const insert = db.prepare('INSERT INTO spot_week VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
    for (const spot of spots) {
      insert.run(
        week,
        repo,
        spot.path,
        spot.name,
        spot.rank,
        spot.written,
        spot.changesSince,
        spot.peopleSince,
        spot.approvedSince,
        spot.isBlindSpot ? 1 : 0,
        spot.sentence,
      );
    }
    for (const table of ['spot_look', 'spot_week']) {
      db.prepare(`DELETE FROM ${table} WHERE week < date(?, ?)`).run(week, `-${KEPT_DAYS} days`);
    }
  });
}

/** What is kept of a week; null where no repository was looked at in it. */
export function readSpots(db: DatabaseSync, week: Day): WeekSpots | null {
  // A ledger of an older version that may only be read has no such table.
  if (!hasTable(db, 'spot_look')) return null;
  const looks = db.prepare('SELECT repo FROM spot_look WHERE week = ? ORDER BY repo').all(week);
  if (looks.length === 0) return null;
  const rows = db
    .prepare('SELECT * FROM spot_week WHERE week = ? ORDER BY rank DESC, repo, path')
    .all(week);
  return { repos: looks.map(({ repo }) => String(repo)), spots: rows.map(spotOf) };
}

function spotOf(row: Record<string, SQLOutputValue>): BlindSpotRow {
  const numberOf = (value: SQLOutputValue | undefined): number | null =>
    typeof value === 'number' ? value : null;
  return {
    repo: String(row['repo']),
    path: String(row['path']),
    name: String(row['name']),
    rank: Number(row['rank']),
    written: numberOf(row['written']),
    changesSince: Number(row['changes']),
    peopleSince: Number(row['people']),
    approvedSince: numberOf(row['approved']),
    isBlindSpot: row['blind'] === 1,
    sentence: String(row['sentence']),
  };
}
