/**
 * Protected blocks. Times are epoch ms. What was planned when, what the person said of single blocks, and
 * what was measured in those that are over, which outlives the pulses it was measured from.
 */
export const blocksSchema: readonly string[] = [
  // What the settings said from `since` on; JSON of the blocks.
  `CREATE TABLE block_plan (
    since INTEGER NOT NULL PRIMARY KEY,
    json TEXT NOT NULL
  ) STRICT`,

  // `area` is JSON: NULL where the person did not say, 'null' for none.
  `CREATE TABLE block_answer (
    key TEXT NOT NULL PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    skipped TEXT,
    moved_start INTEGER,
    moved_end INTEGER,
    cause TEXT,
    words TEXT,
    area TEXT,
    changed INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX block_answer_start ON block_answer (start)`,

  // Of each machine what it saw. `stamp` names the pulses and parameters it was made from.
  `CREATE TABLE block_measure (
    key TEXT NOT NULL,
    host TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    stamp TEXT NOT NULL,
    json TEXT NOT NULL,
    made INTEGER NOT NULL,
    PRIMARY KEY (key, host)
  ) STRICT, WITHOUT ROWID`,
];
