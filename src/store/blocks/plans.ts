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
const FIRST = 'firstBlockPlan';
/** There are only plans that came from another ledger so far. */
const NONE = 'none';

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
    // A clock that was put back must not let an older plan win.
    const since = Math.max(now, lastSince(db) + 1);
    db.prepare('INSERT OR REPLACE INTO block_plan (since, json) VALUES (?, ?)').run(since, json);
    if (readMeta(db, FIRST) === NONE) writeMeta(db, FIRST, String(since));
    return 'changed';
  });
}

/** Since when this ledger notes plans itself, epoch ms; Infinity for not yet. */
export function firstOwnPlan(db: DatabaseSync): number {
  const known = readMeta(db, FIRST);
  if (known !== undefined) return known === NONE ? Infinity : Number(known);
  const first = knownPlans(db)[0]?.since;
  writeMeta(db, FIRST, first === undefined ? NONE : String(first));
  return first ?? Infinity;
}

/** Keeps a plan of another ledger. Returns whether it was new. */
export function takePlan(db: DatabaseSync, since: number, json: string): boolean {
  const insert = db.prepare('INSERT OR IGNORE INTO block_plan (since, json) VALUES (?, ?)');
  return insert.run(since, json).changes > 0;
}

/** Every plan as it is kept, oldest first. */
export function knownPlans(
  db: DatabaseSync,
): readonly { readonly since: number; readonly json: string }[] {
  if (!hasTable(db, 'block_plan')) return [];
  return db
    .prepare('SELECT since, json FROM block_plan ORDER BY since')
    .all()
    .map((row) => ({ since: Number(row['since']), json: String(row['json']) }));
}

/** Every plan since the first one, oldest first; none in a ledger of an older version. */
export function planHistory(db: DatabaseSync): PlanVersion[] {
  return knownPlans(db).map(({ since, json }) => ({
    since,
    blocks: JSON.parse(json) as ProtectedBlock[],
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
