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

/** The name as it is called within a directory: without the directory, which stands above it. */
export function nameWithin(name: string, directory: string | null): string {
  const inside = directory !== null && name.startsWith(`${directory}/`);
  return inside ? name.slice(directory.length + 1) : name;
}
