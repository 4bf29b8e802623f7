import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { addDays } from '../../core/calendar/day';
import { mondayOf } from '../../core/calendar/week';
import { dayAt, startOfDay } from '../../core/calendar/zone';
import { decideNotice } from '../../core/notices/budget';
import {
  NOTICE_KINDS,
  type HeldNotice,
  type HeldReason,
  type NoticeKind,
  type NoticeVerdict,
  type ShownNotice,
} from '../../core/notices/notice';
import type { NoticeWish } from '../../core/ports/noticesPort';
import { transact } from '../ledger/sqlite';

/**
 * Decides and notes it in one transaction: of several windows that ask at the same time one is told to show.
 *
 * @param zone in which days and weeks begin
 */
export function askNotice(db: DatabaseSync, wish: NoticeWish, zone: string): NoticeVerdict {
  return transact(db, () => {
    const { key, kind, message, now } = wish;
    const since = startOfDay(zone, addDays(mondayOf(dayAt(zone, now)), -7));
    const verdict = decideNotice(wish, {
      now,
      zone,
      schedule: wish.schedule,
      quiet: wish.quiet,
      shown: [...shownSince(db, since, key), ...wish.elsewhere],
      settled: settledKeys(db, since, key),
    });
    if (verdict.verdict === 'done') return verdict;
    const wait = verdict.verdict === 'wait';
    db.prepare(
      `INSERT INTO notice (key, kind, message, offered, shown, held) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (key) DO UPDATE SET message = excluded.message, shown = excluded.shown,
         held = excluded.held
       WHERE notice.shown IS NOT excluded.shown OR notice.held IS NOT excluded.held`,
    ).run(key, kind, message, now, wait ? null : now, wait ? verdict.reason : null);
    return verdict;
  });
}

/** Notes that it need not be shown any more. */
export function settleNotice(db: DatabaseSync, key: string, kind: NoticeKind, now: number): void {
  db.prepare(
    `INSERT INTO notice (key, kind, message, offered, settled) VALUES (?, ?, '', ?, 1)
     ON CONFLICT (key) DO UPDATE SET settled = 1`,
  ).run(key, kind, now);
}

/** Of these keys the ones that were shown or settled. */
export function doneNotices(db: DatabaseSync, keys: readonly string[]): string[] {
  const done = db.prepare(
    'SELECT 1 FROM notice WHERE key = ? AND (shown IS NOT NULL OR settled = 1)',
  );
  return keys.filter((key) => done.get(key) !== undefined);
}

/** Notices held back in `[from, to)` and not shown afterwards, but for the summary itself; in order of time. */
export function heldNotices(db: DatabaseSync, from: number, to: number): HeldNotice[] {
  return db
    .prepare(
      `SELECT * FROM notice WHERE offered >= ? AND offered < ? AND shown IS NULL AND settled = 0
         AND held IS NOT NULL AND kind <> 'weekly' ORDER BY offered, key`,
    )
    .all(from, to)
    .map((row) => ({
      key: String(row['key']),
      kind: kindOf(row['kind']),
      message: String(row['message']),
      reason: String(row['held']) as HeldReason,
      at: Number(row['offered']),
    }));
}

function shownSince(db: DatabaseSync, since: number, key: string): ShownNotice[] {
  return db
    .prepare('SELECT key, kind, shown FROM notice WHERE shown >= ? OR (key = ? AND shown > 0)')
    .all(since, key)
    .map((row) => ({
      key: String(row['key']),
      kind: kindOf(row['kind']),
      at: Number(row['shown']),
    }));
}

function settledKeys(db: DatabaseSync, since: number, key: string): string[] {
  return db
    .prepare('SELECT key FROM notice WHERE settled = 1 AND (offered >= ? OR key = ?)')
    .all(since, key)
    .map((row) => String(row['key']));
}

/** What a later version may name is a question here. */
function kindOf(value: SQLOutputValue | undefined): NoticeKind {
  return NOTICE_KINDS.find((kind) => kind === value) ?? 'question';
}
