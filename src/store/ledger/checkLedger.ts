import type { DatabaseSync } from 'node:sqlite';
import type { Ledger } from './ledger';
import { schemaVersion } from './migrations';
import { faultOf } from './sqlite';

/** What `check` tells of a ledger. */
export interface LedgerCheck {
  readonly ok: boolean;
  /** Version of the file's shape. */
  readonly schema: number;
  /** `ok`, or what SQLite found, joined by semicolons. */
  readonly integrity: string;
  /** Number of rows by table. */
  readonly rows: Readonly<Record<string, number>>;
  /** First and last instant, epoch ms; null when there are no pulses. */
  readonly from: number | null;
  readonly to: number | null;
}

/**
 * Looks at every page, index and reference; changes nothing. What cannot be counted for damage is left out
 * and said in `integrity`.
 */
export function checkLedger(ledger: Ledger): LedgerCheck {
  const { db } = ledger;
  const faults: string[] = [];
  const look = <Found>(fallback: Found, find: () => Found): Found => {
    try {
      return find();
    } catch (error) {
      if (faultOf(error) !== 'damaged') throw error;
      faults.push(error instanceof Error ? error.message : String(error));
      return fallback;
    }
  };
  look(undefined, () => {
    const lines = db.prepare('PRAGMA integrity_check').all();
    faults.push(
      ...lines.map((row) => String(row['integrity_check'])).filter((line) => line !== 'ok'),
    );
    const orphans = db.prepare('PRAGMA foreign_key_check').all().length;
    if (orphans > 0) faults.push(`${orphans} rows refer to rows that are not there`);
  });
  const rows: Record<string, number> = {};
  for (const table of look([], () => tablesOf(db))) {
    const count = look(undefined, () =>
      Number(db.prepare(`SELECT count(*) AS n FROM "${table}"`).get()?.['n']),
    );
    if (count !== undefined) rows[table] = count;
  }
  const extent = look(null, () => ledger.extent());
  return {
    ok: faults.length === 0,
    schema: schemaVersion(db),
    integrity: faults.length === 0 ? 'ok' : [...new Set(faults)].join('; '),
    rows,
    from: extent?.from ?? null,
    to: extent?.to ?? null,
  };
}

function tablesOf(db: DatabaseSync): string[] {
  return db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name`,
    )
    .all()
    .map((row) => String(row['name']));
}
