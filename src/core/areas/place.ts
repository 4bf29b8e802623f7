import type { AreaModel } from '../ledger/areas';

/** What folded areas are called by; they have no folder of their own. */
const FOLDED = 'other';

/**
 * The folder of an area, relative to its repository and empty for the root itself; null for areas that are
 * many folders at once.
 */
export function folderOf({ path, name }: Pick<AreaModel, 'path' | 'name'>): string | null {
  if (path === FOLDED && name !== FOLDED) return null;
  if (path === '.' || path === '*') return '';
  return path.endsWith('/*') ? path.slice(0, -2) : path;
}
