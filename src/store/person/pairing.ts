import type { DatabaseSync } from 'node:sqlite';

/** A look into another window up to this long is no absence, ms. */
const SHORT_ABSENCE = 60_000;
/** A window that pairs says so every minute; one that is silent for longer has died, ms. */
const SILENT = 150_000;
/** Longest stretch that one press of a key stands for, ms. */
const LONGEST = 30 * 60_000;

/**
 * The pairing that goes on, at most one on a machine: in which window the person is, since when, when that window
 * was heard of last, and when they left it (null while they are there).
 */
export const pairingSchema: readonly string[] = [
  `CREATE TABLE pairing (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    window TEXT NOT NULL,
    start INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    "left" INTEGER
  ) STRICT`,
];

/** @param at epoch ms, as all instants here */
export function pairingBegan(db: DatabaseSync, window: string, at: number): void {
  db.prepare(
    `INSERT OR REPLACE INTO pairing (id, window, start, seen, "left") VALUES (1, ?, ?, ?, NULL)`,
  ).run(window, at, at);
}

/** Is it still this window in which the person pairs. */
export function pairingGoesOn(db: DatabaseSync, window: string, at: number): boolean {
  return db.prepare('UPDATE pairing SET seen = ? WHERE window = ?').run(at, window).changes > 0;
}

/** It is over, unless it went on in another window. */
export function pairingOver(db: DatabaseSync, window: string): void {
  db.prepare('DELETE FROM pairing WHERE window = ?').run(window);
}

/** The person left the window in which they pair. */
export function pairingLeft(db: DatabaseSync, window: string, at: number): void {
  db.prepare('UPDATE pairing SET seen = ?, "left" = ? WHERE window = ?').run(at, at, window);
}

/**
 * The person is in this window: what they began in another one goes on here, if they were not away in between.
 *
 * @returns when it began; null where none goes on
 */
export function pairingFollows(db: DatabaseSync, window: string, at: number): number | null {
  const row = db.prepare('SELECT window, start, seen, "left" FROM pairing').get();
  if (row === undefined) return null;
  if (row['window'] === window) {
    db.prepare('UPDATE pairing SET seen = ?, "left" = NULL WHERE window = ?').run(at, window);
    return null;
  }
  const start = Number(row['start']);
  const left = row['left'];
  const isAway =
    typeof left === 'number' ? at - left > SHORT_ABSENCE : at - Number(row['seen']) > SILENT;
  if (isAway || at - start >= LONGEST) {
    db.prepare('DELETE FROM pairing').run();
    return null;
  }
  db.prepare('UPDATE pairing SET window = ?, seen = ?, "left" = NULL').run(window, at);
  return start;
}

/** Does anybody pair: asking costs no write. */
export function hasPairing(db: DatabaseSync): boolean {
  return db.prepare('SELECT 1 FROM pairing').get() !== undefined;
}
