import type { DatabaseSync } from 'node:sqlite';
import type { Decision } from '../../core/weeks/decision';
import { decisionOf } from '../../core/weeks/decisionShape';
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

/** All of them, oldest first; what only a newer version understands is left out. */
export function readDecisions(db: DatabaseSync): Decision[] {
  // A ledger of an older version that may only be read has no such table.
  if (!hasTable(db, 'decision')) return [];
  return db
    .prepare('SELECT uid, at, json FROM decision ORDER BY at, id')
    .all()
    .flatMap(({ uid, at, json }) => decisionOf({ ...bodyOf(json), id: uid, at }) ?? []);
}

function bodyOf(json: unknown): object {
  try {
    const body: unknown = JSON.parse(String(json));
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}
