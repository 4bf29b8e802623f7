import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Day } from '../../core/calendar/day';
import { WEEK_DECISIONS, type WeekDecision } from '../../core/weekly/weekReport';
import { hasTable } from '../ledger/sqlite';

/** Keeps what a week ended in; a second thought replaces it. */
export function keepWeekDecision(db: DatabaseSync, { week, kind, text, at }: WeekDecision): void {
  db.prepare(
    `INSERT INTO week_decision (week, kind, text, at) VALUES (?, ?, ?, ?)
     ON CONFLICT (week) DO UPDATE SET kind = excluded.kind, text = excluded.text, at = excluded.at`,
  ).run(week, kind, text, at);
}

/** Takes over what another ledger kept, where it was said later. Returns whether it was. */
export function importWeekDecision(
  db: DatabaseSync,
  { week, kind, text, at }: WeekDecision,
): boolean {
  const { changes } = db
    .prepare(
      `INSERT INTO week_decision (week, kind, text, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (week) DO UPDATE SET kind = excluded.kind, text = excluded.text, at = excluded.at
       WHERE excluded.at > at`,
    )
    .run(week, kind, text, at);
  return changes > 0;
}

export function readWeekDecision(db: DatabaseSync, week: Day): WeekDecision | null {
  if (!hasTable(db, 'week_decision')) return null;
  const row = db.prepare('SELECT * FROM week_decision WHERE week = ?').get(week);
  return row === undefined ? null : decisionOf(row);
}

/** Oldest week first. */
export function allWeekDecisions(db: DatabaseSync): WeekDecision[] {
  if (!hasTable(db, 'week_decision')) return [];
  const rows = db.prepare('SELECT * FROM week_decision ORDER BY week').all();
  return rows.flatMap((row) => decisionOf(row) ?? []);
}

/** What only a newer version understands is none. */
function decisionOf(row: Record<string, SQLOutputValue>): WeekDecision | null {
  const kind = WEEK_DECISIONS.find((known) => known === row['kind']);
  if (kind === undefined) return null;
  return { week: String(row['week']), kind, text: String(row['text']), at: Number(row['at']) };
}
