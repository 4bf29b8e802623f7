import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { BLOCK_CAUSES, type BlockCauseKind } from '../../core/blocks/blockOccurrence';
import type { KeptAnswer } from '../../core/blocks/keptAnswer';
import type { BlockArea } from '../../core/blocks/protectedBlock';
import { hasTable } from '../ledger/sqlite';

/** Keeps all that the person said of one block. @param now epoch ms */
export function keepAnswer(db: DatabaseSync, answer: KeptAnswer, now: number): void {
  const { key, planned, skipped, moved, cause, area } = answer;
  db.prepare(
    `INSERT OR REPLACE INTO block_answer
       (key, start, "end", skipped, moved_start, moved_end, cause, words, area, changed)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    key,
    planned.start,
    planned.end,
    skipped,
    moved?.start ?? null,
    moved?.end ?? null,
    cause?.kind ?? null,
    cause?.words ?? null,
    area === undefined ? null : JSON.stringify(area),
    now,
  );
}

/** What was said of blocks that were planned in `[from, to)`, by their planned start. */
export function answersBetween(db: DatabaseSync, from: number, to: number): KeptAnswer[] {
  if (!hasTable(db, 'block_answer')) return [];
  return db
    .prepare('SELECT * FROM block_answer WHERE start >= ? AND start < ? ORDER BY start, key')
    .all(from, to)
    .map(answerOf);
}

export function answerFor(db: DatabaseSync, key: string): KeptAnswer | undefined {
  const row = db.prepare('SELECT * FROM block_answer WHERE key = ?').get(key);
  return row === undefined ? undefined : answerOf(row);
}

/** When an answer was changed last, epoch ms. */
export function changedAt(db: DatabaseSync, key: string): number | undefined {
  const changed = db.prepare('SELECT changed FROM block_answer WHERE key = ?').get(key)?.[
    'changed'
  ];
  return typeof changed === 'number' ? changed : undefined;
}

function answerOf(row: Record<string, SQLOutputValue>): KeptAnswer {
  const text = (column: string): string | null => {
    const value = row[column];
    return typeof value === 'string' ? value : null;
  };
  const kind = text('cause');
  const area = text('area');
  const { moved_start: start, moved_end: end } = row;
  return {
    key: String(row['key']),
    planned: { start: Number(row['start']), end: Number(row['end']) },
    skipped: text('skipped'),
    moved: typeof start === 'number' && typeof end === 'number' ? { start, end } : null,
    cause: isCause(kind) ? { kind, words: text('words') } : null,
    area: area === null ? undefined : (JSON.parse(area) as BlockArea | null),
  };
}

function isCause(text: string | null): text is BlockCauseKind {
  return (BLOCK_CAUSES as readonly (string | null)[]).includes(text);
}
