import { ownFilesArea, wholeArea, type PlannedArea } from './areaPlan';
import { encodeBytes, type ByteText } from './byteText';
import { defaultAreas } from './defaultAreas';
import type { Directories } from './directories';
import type { Perspective } from './perspective';

/**
 * The area of an id: a directory (`.` for the root), `dir/*` for the files directly in it, else a default area
 * of that name, such as what was folded together. null when there is none any more.
 */
export function areaById({ view, classes }: Perspective, id: string): PlannedArea | null {
  const { directories } = view;
  const known = defaultAreas(view, classes).find((area) => area.id === id);
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
    if (number <= 0) return false;
    number = directories.parents[number] ?? 0;
  }
}
