import type { DatabaseSync } from 'node:sqlite';
import type { PlanVersion } from '../../core/blocks/planHistory';
import {
  DEFAULT_THRESHOLDS,
  type BlockPlan,
  type BlockThresholds,
  type ProtectedBlock,
} from '../../core/blocks/protectedBlock';
import { readMeta, writeMeta } from '../ledger/meta';
import { hasTable, transact } from '../ledger/sqlite';

const THRESHOLDS = 'blockThresholds';

/**
 * Notes what the settings say from now on, where it differs from what was noted last; of two windows that
 * hear of the same change one does. Thresholds hold for the past too, so only the last ones are kept.
 *
 * @param now epoch ms
 */
export function keepPlan(
  db: DatabaseSync,
  { blocks, thresholds }: BlockPlan,
  now: number,
): 'changed' | 'same' {
  const json = JSON.stringify(blocks);
  const told = JSON.stringify(thresholds);
  if (lastPlan(db) === json && readMeta(db, THRESHOLDS) === told) return 'same';
  return transact(db, () => {
    writeMeta(db, THRESHOLDS, told);
    if (lastPlan(db) === json) return 'changed';
    db.prepare('INSERT OR REPLACE INTO block_plan (since, json) VALUES (?, ?)').run(
      // A clock that was put back must not let an older plan win.
      Math.max(now, lastSince(db) + 1),
      json,
    );
    return 'changed';
  });
}

/** Every plan since the first one, oldest first; none in a ledger of an older version. */
export function planHistory(db: DatabaseSync): PlanVersion[] {
  if (!hasTable(db, 'block_plan')) return [];
  return db
    .prepare('SELECT since, json FROM block_plan ORDER BY since')
    .all()
    .map((row) => ({
      since: Number(row['since']),
      blocks: JSON.parse(String(row['json'])) as ProtectedBlock[],
    }));
}

export function keptThresholds(db: DatabaseSync): BlockThresholds {
  const json = readMeta(db, THRESHOLDS);
  return json === undefined ? DEFAULT_THRESHOLDS : (JSON.parse(json) as BlockThresholds);
}

function lastPlan(db: DatabaseSync): string {
  const row = db.prepare('SELECT json FROM block_plan ORDER BY since DESC LIMIT 1').get();
  return row === undefined ? '[]' : String(row['json']);
}

function lastSince(db: DatabaseSync): number {
  return Number(db.prepare('SELECT max(since) AS last FROM block_plan').get()?.['last'] ?? 0);
}
