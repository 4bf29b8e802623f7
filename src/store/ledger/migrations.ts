import type { DatabaseSync } from 'node:sqlite';
import { areaEditSchema } from '../areas/areaEdits';
import { sessionMeasureSchema } from '../focus/measures';
import { sessionSchema } from '../focus/schema';
import { blocksSchema } from '../blocks/schema';
import { generationSchema, gitIndexSchema } from '../gitIndex/schema';
import { mirrorSchema } from '../mirror/schema';
import { noticeSchema } from '../notices/schema';
import { weeklySchema } from '../weekly/schema';
import { awayTimerSchema } from '../person/awayTimers';
import { pairingSchema } from '../person/pairing';
import { weeksSchema } from '../weeks/schema';
import { diffOwnerSchema } from './diffOwners';
import { ruleEditsSchema } from './ruleEdits';
import { APPLICATION_ID, elsewhereSchema, ledgerSchema } from './schema';
import { transact } from './sqlite';

/**
 * Every step from an empty file to the present shape. Once released a step is final; what changes later
 * is a new step at the end.
 */
export const migrations: readonly (readonly string[])[] = [
  [`PRAGMA application_id = ${APPLICATION_ID}`, ...ledgerSchema],
  gitIndexSchema,
  elsewhereSchema,
  diffOwnerSchema,
  ruleEditsSchema,
  noticeSchema,
  [...areaEditSchema, ...generationSchema],
  weeksSchema,
  mirrorSchema,
  sessionSchema,
  weeklySchema,
  blocksSchema,
  awayTimerSchema,
  pairingSchema,
  sessionMeasureSchema,
];

/** The version that this product writes: the number of its steps. */
export const SCHEMA_VERSION = migrations.length;

export function schemaVersion(db: DatabaseSync): number {
  return Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
}

/**
 * Brings the file to the present shape. The version is read again inside the write transaction, so two
 * processes that start together do each step once.
 */
export function migrate(db: DatabaseSync, steps = migrations): void {
  if (schemaVersion(db) >= steps.length) return;
  transact(db, () => {
    for (const step of steps.slice(schemaVersion(db))) {
      for (const statement of step) db.exec(statement);
    }
    if (schemaVersion(db) < steps.length) db.exec(`PRAGMA user_version = ${steps.length}`);
  });
}
