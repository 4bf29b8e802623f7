/** Marks the file as a ledger of this product: "HdOn" in the header of the database. */
export const APPLICATION_ID = 0x48_64_4f_6e;

/**
 * The tables of the ledger. Times are epoch ms in UTC, with the writer's zone beside them in minutes east;
 * names of windows, repositories and files are stored once and named by number.
 *
 * A pulse costs about 110 bytes with its edits: its own times are kept as ms after `start`.
 */
export const ledgerSchema: readonly string[] = [
  `CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID`,

  `CREATE TABLE host (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created INTEGER NOT NULL
  ) STRICT`,

  // With the starts of its first and last pulse: whether a window's record goes on after an instant decides
  // how presence before it ends.
  `CREATE TABLE window (
    id INTEGER PRIMARY KEY,
    host INTEGER NOT NULL REFERENCES host,
    key TEXT NOT NULL,
    first INTEGER,
    last INTEGER,
    UNIQUE (key, host)
  ) STRICT`,

  `CREATE TABLE repo (
    id INTEGER PRIMARY KEY,
    root TEXT NOT NULL UNIQUE
  ) STRICT`,

  // A file of a repository, a repository without a file, or (both null) nothing that may be named.
  `CREATE TABLE place (
    id INTEGER PRIMARY KEY,
    repo INTEGER REFERENCES repo,
    path TEXT
  ) STRICT`,
  `CREATE UNIQUE INDEX place_name ON place (ifnull(repo, 0), ifnull(path, char(0)))`,

  // The two refs of a diff of revisions, as the diff names them.
  `CREATE TABLE refs (
    id INTEGER PRIMARY KEY,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    UNIQUE (old, new)
  ) STRICT`,

  // A window has one pulse at a time, so window, start and length name it; only instantaneous pulses can
  // share all three, and `twin` (a hash of their content, else 0) tells those apart.
  `CREATE TABLE pulse (
    id INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL CHECK (length >= 0),
    twin INTEGER NOT NULL,
    window INTEGER NOT NULL REFERENCES window,
    zone INTEGER NOT NULL,
    place INTEGER NOT NULL REFERENCES place,
    surface INTEGER NOT NULL,
    flags INTEGER NOT NULL,
    owner INTEGER,
    refs INTEGER REFERENCES refs,
    first_input INTEGER,
    last_input INTEGER,
    input_gap INTEGER NOT NULL,
    first_hands INTEGER,
    last_hands INTEGER,
    hands_repo INTEGER REFERENCES repo,
    first_agent INTEGER,
    last_agent INTEGER
  ) STRICT`,
  `CREATE UNIQUE INDEX pulse_time ON pulse (start, window, length, twin)`,

  `CREATE TABLE pulse_edit (
    pulse INTEGER NOT NULL REFERENCES pulse ON DELETE CASCADE,
    place INTEGER NOT NULL REFERENCES place,
    origin INTEGER NOT NULL,
    events INTEGER NOT NULL,
    inserted INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (pulse, place, origin)
  ) STRICT, WITHOUT ROWID`,
  `CREATE INDEX pulse_edit_place ON pulse_edit (place)`,

  // What the person says a stretch of time was; applied after the calculation, never overwritten by it.
  // `action` is 'set' (kind and sub hold) or 'absent' (the person was not there).
  `CREATE TABLE correction (
    id INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    action TEXT NOT NULL CHECK (action IN ('set', 'absent')),
    kind INTEGER,
    sub INTEGER,
    created INTEGER NOT NULL,
    revoked INTEGER
  ) STRICT`,
  `CREATE INDEX correction_time ON correction (start)`,

  // The parameters that a calculation was made with, so that a rollup can say so for ever.
  `CREATE TABLE parameters (
    id INTEGER PRIMARY KEY,
    json TEXT NOT NULL UNIQUE
  ) STRICT`,

  // Days whose pulses were folded: totals per local day of the writer, host, repository and kind.
  `CREATE TABLE rollup_day (
    day TEXT NOT NULL,
    host INTEGER NOT NULL REFERENCES host,
    repo INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    sub INTEGER NOT NULL,
    ms INTEGER NOT NULL,
    parameters INTEGER NOT NULL REFERENCES parameters,
    PRIMARY KEY (day, host, repo, kind, sub)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE rollup_origin (
    day TEXT NOT NULL,
    host INTEGER NOT NULL REFERENCES host,
    repo INTEGER NOT NULL,
    origin INTEGER NOT NULL,
    events INTEGER NOT NULL,
    inserted INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (day, host, repo, origin)
  ) STRICT, WITHOUT ROWID`,

  // Work that happens once over all windows: whoever holds an unexpired row does it.
  `CREATE TABLE claim (
    key TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    expires INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,

  // Calculated days, valid while `stamp` is that of the pulses they came from; may be emptied at any time.
  `CREATE TABLE day_cache (
    day TEXT NOT NULL,
    variant TEXT NOT NULL,
    stamp TEXT NOT NULL,
    json TEXT NOT NULL,
    PRIMARY KEY (day, variant)
  ) STRICT, WITHOUT ROWID`,
];

/** Review outside of the editor: by the person's own timer, or taken over from another tool. */
export const elsewhereSchema: readonly string[] = [
  `CREATE TABLE elsewhere (
    id INTEGER PRIMARY KEY,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    source TEXT NOT NULL,
    UNIQUE (start, "end", source)
  ) STRICT`,
];
