import type { DatabaseSync } from 'node:sqlite';
import type { BlockMeasure, MeasuredBlock } from '../../core/blocks/measure';
import type { Range } from '../../core/time/rangeSet';
import { hasTable } from '../ledger/sqlite';
import { isCoveredBy } from '../mirror/covered';

/** What one machine saw of a block's time. */
export interface KeptMeasure {
  /** Key of the machine. */
  readonly host: string;
  /** Names the pulses and parameters that it was made from. */
  readonly stamp: string;
  readonly measure: BlockMeasure;
}

/** What was measured in a block's time and kept, of every machine. */
export function measuresOf(
  db: DatabaseSync,
  key: string,
  { start, end }: Range,
): readonly KeptMeasure[] {
  if (!hasTable(db, 'block_measure')) return [];
  return db
    .prepare(
      `SELECT host, stamp, json FROM block_measure
       WHERE key = ? AND start = ? AND "end" = ? ORDER BY host`,
    )
    .all(key, start, end)
    .map((row) => ({
      host: String(row['host']),
      stamp: String(row['stamp']),
      measure: JSON.parse(String(row['json'])) as BlockMeasure,
    }));
}

/** Everything that was measured in blocks, of every machine. */
export function allBlockMeasures(db: DatabaseSync): MeasuredBlock[] {
  if (!hasTable(db, 'block_measure')) return [];
  return db
    .prepare('SELECT key, host, start, "end", json FROM block_measure ORDER BY start, key, host')
    .all()
    .map((row) => ({
      key: String(row['key']),
      host: String(row['host']),
      start: Number(row['start']),
      end: Number(row['end']),
      measure: JSON.parse(String(row['json'])) as BlockMeasure,
    }));
}

/** Takes over what is not known here; anything that the mirror tells later goes before it. */
export function importBlockMeasure(db: DatabaseSync, one: MeasuredBlock): void {
  db.prepare(
    `INSERT OR IGNORE INTO block_measure (key, host, start, "end", stamp, json, made)
     VALUES (?, ?, ?, ?, '', ?, 0)`,
  ).run(one.key, one.host, one.start, one.end, JSON.stringify(one.measure));
}

/** @param now epoch ms */
export function keepMeasure(
  db: DatabaseSync,
  key: string,
  { start, end }: Range,
  { host, stamp, measure }: KeptMeasure,
  now: number,
): void {
  db.prepare(
    `INSERT OR REPLACE INTO block_measure (key, host, start, "end", stamp, json, made)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(key, host, start, end, stamp, JSON.stringify(measure), now);
}

/** What machines saw of which this ledger has no pulses. @param host the own one, if it has any or not */
export function foreignMeasures(
  db: DatabaseSync,
  key: string,
  range: Range,
  host?: string,
): BlockMeasure[] {
  const own = new Set<string | undefined>(
    db
      .prepare('SELECT DISTINCT h.key FROM host h JOIN window w ON w.host = h.id')
      .all()
      .map((row) => String(row['key'])),
  );
  return measuresOf(db, key, range)
    .filter((one) => one.host !== host && !own.has(one.host))
    .filter((one) => !isCoveredBy(db, one.host, range, host))
    .map(({ measure }) => measure);
}
