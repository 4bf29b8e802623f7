import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { correctionFault, type Correction, type CorrectionWish } from '../../core/time/correction';
import type { Kind, ReviewSub } from '../../core/time/kind';
import type { Range } from '../../core/time/rangeSet';
import { KIND_CODES, SUB_CODES, wordOf } from './codes';

const kindOf = wordOf<Kind, 'other'>(KIND_CODES, 'other');
const subOf = wordOf<ReviewSub, null>(SUB_CODES, null);

/**
 * Keeps what the person says of a stretch of time.
 *
 * @param now epoch ms
 * @throws in words where the wish makes no sense
 */
export function addCorrection(db: DatabaseSync, wish: CorrectionWish, now: number): Correction {
  const fault = correctionFault(wish);
  if (fault !== undefined) throw new Error(fault);
  const { lastInsertRowid } = insert(db, wish, now, null);
  return { ...wish, id: Number(lastInsertRowid), created: now, revoked: null };
}

/** Takes over a correction of another ledger, unless it is known. Returns whether it was new. */
export function importCorrection(db: DatabaseSync, correction: Correction): boolean {
  const { start, end, created, revoked } = correction;
  const { action, kind, sub } = columnsOf(correction);
  const known = db
    .prepare(
      `SELECT id FROM correction WHERE start = ? AND "end" = ? AND created = ? AND action = ?
         AND kind IS ? AND sub IS ?`,
    )
    .get(start, end, created, action, kind, sub);
  if (known !== undefined) {
    const { changes } = db
      .prepare(
        'UPDATE correction SET revoked = ? WHERE id = ? AND revoked IS NULL AND ? IS NOT NULL',
      )
      .run(revoked, Number(known['id']), revoked);
    return changes > 0;
  }
  insert(db, correction, created, revoked);
  return true;
}

/** Undoes a correction; it is kept. Returns false where there is none, or it was undone before. */
export function revokeCorrection(db: DatabaseSync, id: number, now: number): boolean {
  const { changes } = db
    .prepare('UPDATE correction SET revoked = ? WHERE id = ? AND revoked IS NULL')
    .run(now, id);
  return changes > 0;
}

/** Corrections that touch `[start, end)`, undone ones too, in the order in which they were made. */
export function readCorrections(db: DatabaseSync, { start, end }: Range): Correction[] {
  return db
    .prepare(`SELECT * FROM correction WHERE start < ? AND "end" > ? ORDER BY created, id`)
    .all(end, start)
    .map(correctionOf);
}

function insert(
  db: DatabaseSync,
  wish: CorrectionWish,
  created: number,
  revoked: number | null,
): { readonly lastInsertRowid: number | bigint } {
  const { action, kind, sub } = columnsOf(wish);
  return db
    .prepare(
      `INSERT INTO correction (start, "end", action, kind, sub, created, revoked)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(wish.start, wish.end, action, kind, sub, created, revoked);
}

function columnsOf({ kind, sub }: CorrectionWish): {
  readonly action: 'set' | 'absent';
  readonly kind: number | null;
  readonly sub: number | null;
} {
  if (kind === 'absent') return { action: 'absent', kind: null, sub: null };
  return {
    action: 'set',
    kind: KIND_CODES[kind],
    sub: sub === null ? null : SUB_CODES[sub],
  };
}

function correctionOf(row: Record<string, SQLOutputValue>): Correction {
  const code = (column: string): number | null => {
    const value = row[column];
    return typeof value === 'number' ? value : null;
  };
  return {
    id: Number(row['id']),
    start: Number(row['start']),
    end: Number(row['end']),
    kind: row['action'] === 'absent' ? 'absent' : kindOf(code('kind')),
    sub: subOf(code('sub')),
    created: Number(row['created']),
    revoked: code('revoked'),
  };
}
