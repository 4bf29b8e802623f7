import type { DatabaseSync } from 'node:sqlite';
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

export function readWeekDecision(db: DatabaseSync, week: Day): WeekDecision | null {
  if (!hasTable(db, 'week_decision')) return null;
  const row = db.prepare('SELECT * FROM week_decision WHERE week = ?').get(week);
  const kind = WEEK_DECISIONS.find((known) => known === row?.['kind']);
  if (row === undefined || kind === undefined) return null;
  return { week, kind, text: String(row['text']), at: Number(row['at']) };
}
