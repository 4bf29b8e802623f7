import { ownAreaId, type AreaEdit } from './areaEdits';
import type { PlannedArea } from './areaPlan';
import { decodeBytes } from './byteText';
import type { Directories } from './directories';

/** All that the lead changed about the areas of a repository, taken together. */
export interface AreaChanges {
  /** By id. */
  readonly names: ReadonlyMap<string, string>;
  readonly split: ReadonlySet<string>;
  readonly hidden: ReadonlySet<string>;
  /** Areas the lead made, in that order. */
  readonly made: readonly MadeArea[];
}

/** An area of other areas, or of all folders that match. */
export interface MadeArea {
  readonly id: string;
  readonly name: string;
  readonly areas: readonly string[];
  /** By the folder's path; null where it is made of areas. */
  readonly matches: ((folder: string) => boolean) | null;
}

export const NO_CHANGES: AreaChanges = {
  names: new Map(),
  split: new Set(),
  hidden: new Set(),
  made: [],
};

/**
 * Takes single edits together; a later one of the same area wins.
 * @param matcher makes a test for folders out of globs
 */
export function changesOf(
  edits: readonly AreaEdit[],
  matcher: (globs: readonly string[]) => (folder: string) => boolean,
): AreaChanges {
  const names = new Map<string, string>();
  const split = new Set<string>();
  const hidden = new Set<string>();
  const made = new Map<string, MadeArea>();
  for (const edit of edits) {
    switch (edit.kind) {
      case 'rename':
        names.set(edit.area, edit.name);
        break;
      case 'split':
        split.add(edit.area);
        // An area that was made is shown in what it was made of.
        made.delete(edit.area);
        break;
      case 'hide':
        hidden.add(edit.area);
        break;
      case 'merge': {
        const id = ownAreaId(edit.name);
        made.delete(id);
        made.set(id, { id, name: edit.name, areas: edit.areas, matches: null });
        break;
      }
      case 'gather': {
        const id = ownAreaId(edit.name);
        made.delete(id);
        made.set(id, { id, name: edit.name, areas: [], matches: matcher(edit.globs) });
        break;
      }
    }
  }
  return { names, split, hidden, made: [...made.values()] };
}

/** The areas as the lead wants them. */
export function changedAreas(
  directories: Directories,
  areas: readonly PlannedArea[],
  changes: AreaChanges,
): PlannedArea[] {
  let result = [...areas];
  for (const made of changes.made) {
    result =
      made.matches === null
        ? merged(result, made)
        : gathered(directories, result, made, made.matches);
  }
  return result
    .filter(({ id }) => !changes.hidden.has(id))
    .map((area) => ({ ...area, name: changes.names.get(area.id) ?? area.name }));
}

/** Several areas as one. */
export function together(id: string, name: string, areas: readonly PlannedArea[]): PlannedArea {
  return {
    id,
    name,
    whole: areas.flatMap(({ whole }) => whole),
    own: areas.flatMap(({ own }) => own),
    without: areas.flatMap(({ without = [] }) => without),
  };
}

// What is gone since is left out; of one alone nothing is made.
function merged(areas: readonly PlannedArea[], made: MadeArea): PlannedArea[] {
  const members = areas.filter(({ id }) => made.areas.includes(id));
  const [first] = members;
  if (members.length < 2) return [...areas];
  const one = together(made.id, made.name, members);
  return areas.flatMap((area) => (area === first ? [one] : members.includes(area) ? [] : [area]));
}

/** Takes every folder that matches out of the area it was in. */
function gathered(
  { paths, parents }: Directories,
  areas: readonly PlannedArea[],
  { id, name }: MadeArea,
  matches: (folder: string) => boolean,
): PlannedArea[] {
  const inside = new Uint8Array(paths.length);
  const whole: number[] = [];
  paths.forEach((path, number) => {
    if (number === 0) return;
    if (inside[parents[number] ?? 0] === 1) inside[number] = 1;
    else if (matches(decodeBytes(path))) {
      inside[number] = 1;
      whole.push(number);
    }
  });
  if (whole.length === 0) return [...areas];
  const left = areas.flatMap((area): PlannedArea[] => {
    const rest = {
      ...area,
      whole: area.whole.filter((number) => inside[number] !== 1),
      own: area.own.filter((number) => inside[number] !== 1),
    };
    if (rest.whole.length + rest.own.length === 0) return [];
    const below = whole.filter((number) => rest.whole.some((top) => isBelow(parents, number, top)));
    return [{ ...rest, without: [...(area.without ?? []), ...below] }];
  });
  return [...left, { id, name, whole, own: [] }];
}

function isBelow(parents: Int32Array, number: number, top: number): boolean {
  for (let at = number; at >= top; at = parents[at] ?? -1) if (at === top) return true;
  return false;
}
