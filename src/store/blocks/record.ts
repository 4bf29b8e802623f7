import type { DatabaseSync } from 'node:sqlite';
import type { BlockRecord } from '../../core/blocks/blockRecord';
import { hasTable } from '../ledger/sqlite';
import { answersBetween, changedAt, keepAnswer } from './answers';
import { planHistory } from './plans';

/** All that the ledger keeps of blocks, for another one. */
export function blockRecord(db: DatabaseSync): BlockRecord {
  const answers = answersBetween(db, -Infinity, Infinity).map((answer) => ({
    ...answer,
    changed: changedAt(db, answer.key) ?? 0,
  }));
  return { plans: planHistory(db), answers };
}

/**
 * Takes over what another ledger kept: plans of the time before this one knew of any, and of answers the one that
 * was changed later. Returns how much of it was new.
 */
export function importBlocks(db: DatabaseSync, { plans, answers }: BlockRecord): number {
  if (!hasTable(db, 'block_plan')) return 0;
  const first = planHistory(db)[0]?.since ?? Infinity;
  const insert = db.prepare('INSERT OR IGNORE INTO block_plan (since, json) VALUES (?, ?)');
  const older = plans.filter(({ since }) => since < first);
  for (const { since, blocks } of older) insert.run(since, JSON.stringify(blocks));
  const newer = answers.filter(({ key, changed }) => changed > (changedAt(db, key) ?? -Infinity));
  for (const { changed, ...answer } of newer) keepAnswer(db, answer, changed);
  return older.length + newer.length;
}
