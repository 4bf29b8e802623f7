/**
 * What was taken over from the mirror and given to it: of each ledger (`host~ledger`) and month the version that
 * is known here. `stamp` is set for the months of this ledger only: what their days were made of.
 */
export const mirrorSchema: readonly string[] = [
  `CREATE TABLE mirror_month (
    source TEXT NOT NULL,
    month TEXT NOT NULL,
    at INTEGER NOT NULL,
    sum TEXT NOT NULL,
    stamp TEXT NOT NULL,
    PRIMARY KEY (source, month)
  ) STRICT, WITHOUT ROWID`,
];
