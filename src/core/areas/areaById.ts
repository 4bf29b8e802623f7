import { ownFilesArea, wholeArea, type PlannedArea } from './areaPlan';
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

/** Does a path lie in an area; of a path that is gone its nearest directory that is left counts. */
export function isInArea(directories: Directories, area: PlannedArea, path: ByteText): boolean {
  let number = directories.nearest(path);
  if (area.own.includes(number)) return true;
  for (;;) {
    if (area.whole.includes(number)) return true;
    if (area.without?.includes(number) === true) return false;
    if (number <= 0) return false;
    number = directories.parents[number] ?? 0;
  }
}
