import type { AreaModel } from '../ledger/areas';
import { isOwnArea } from './areaEdits';

/**
 * The folder of an area, relative to its repository and empty for the root itself; null for areas that are
 * many folders at once.
 */
export function folderOf({ path }: Pick<AreaModel, 'path'>): string | null {
  if (isOwnArea(path)) return null;
  if (path === '.' || path === '*') return '';
  return path.endsWith('/*') ? path.slice(0, -2) : path;
}
