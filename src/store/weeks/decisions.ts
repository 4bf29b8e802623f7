import type { DatabaseSync } from 'node:sqlite';
import type { Decision } from '../../core/weeks/decision';
import { hasTable } from '../ledger/sqlite';

/** Keeps a decision; one that is known by its id is left alone. Returns whether it was new. */
export function addDecision(db: DatabaseSync, decision: Decision): boolean {
  const { id, at, ...body } = decision;
  const { changes } = db
    .prepare(
      'INSERT INTO decision (uid, at, kind, json) VALUES (?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING',
    )
    .run(id, at, decision.kind, JSON.stringify(body));
  return changes > 0;
}

const KINDS: ReadonlySet<string> = new Set<Decision['kind']>([
  'week',
  'phase',
  'phaseExtended',
  'phaseEnded',
  'drift',
  'quarter',
]);

/** All of them, oldest first; kinds of a newer version are left out. */
export function readDecisions(db: DatabaseSync): Decision[] {
  // A ledger of an older version that may only be read has no such table.
  if (!hasTable(db, 'decision')) return [];
  return db
    .prepare('SELECT uid, at, kind, json FROM decision ORDER BY at, id')
    .all()
    .filter((row) => KINDS.has(String(row['kind'])))
    .map(
      (row) =>
        ({
          ...(JSON.parse(String(row['json'])) as object),
          id: String(row['uid']),
          at: Number(row['at']),
        }) as Decision,
    );
}
