import { byArea, ownFilesArea, wholeArea, type PlannedArea } from './areaPlan';
import { encodeBytes, type ByteText } from './byteText';
import type { Directories } from './directories';

/**
 * The area of an id: one of the plan (what was folded or gathered together among them), else a directory (`.`
 * for the root), or `dir/*` for the files directly in it. null when there is none any more.
 */
export function areaById(
  directories: Directories,
  plan: readonly PlannedArea[],
  id: string,
): PlannedArea | null {
  const known = plan.find((area) => area.id === id);
  if (known !== undefined) return known;
  const own = id === '*' || id.endsWith('/*');
  const path = id === '.' || id === '*' ? '' : own ? id.slice(0, -2) : id;
  const number = directories.numberOf(encodeBytes(path));
  if (number < 0) return null;
  return own ? ownFilesArea(directories, number) : wholeArea(directories, number);
}

/** Tells which paths lie in an area; of a path that is gone its nearest directory that is left counts. */
export function withinArea(
  directories: Directories,
  area: PlannedArea,
): (path: ByteText) => boolean {
  const { groupOf } = byArea(directories, [area]);
  return (path) => groupOf[directories.nearest(path)] === 0;
}
