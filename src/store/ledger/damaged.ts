import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';

/** After this long the lock of a process that died while renaming is ignored, ms. */
const STALE_LOCK = 30_000;

/**
 * Renames a damaged ledger, with its journal files, to `<file>.damaged-<time>`. Nothing is deleted.
 * Of several processes that find the damage at once one renames.
 *
 * @param isDamaged looked at again under the lock: another process may have put a new file there.
 * @returns the new name, or undefined where another process was first.
 */
export function setAside(file: string, now: number, isDamaged: () => boolean): string | undefined {
  const lock = `${file}.repair`;
  if (!takeLock(lock)) return undefined;
  try {
    if (!existsSync(file) || !isDamaged()) return undefined;
    const stamp = new Date(now).toISOString().replaceAll(/[-:]|\.\d+Z$/g, '');
    let kept = `${file}.damaged-${stamp}`;
    for (let copy = 2; existsSync(kept); copy += 1) kept = `${file}.damaged-${stamp}-${copy}`;
    // The journal goes first: one left behind would be played into the new ledger.
    for (const suffix of ['-wal', '-shm', '-journal', '']) {
      if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
    }
    return kept;
  } finally {
    rmSync(lock, { force: true });
  }
}

function takeLock(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch {
    if (!existsSync(lock) || Date.now() - statSync(lock).mtimeMs < STALE_LOCK) return false;
    rmSync(lock, { force: true });
    return takeLock(lock);
  }
}
