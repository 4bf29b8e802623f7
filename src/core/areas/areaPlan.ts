import { decodeBytes } from './byteText';
import type { ByteText } from './byteText';
import type { Directories } from './directories';
import type { Grouping } from './historyView';

/** A part of a repository that is shown as one thing. Parts of a plan never overlap. */
export interface PlannedArea {
  /** Names it for good: a directory's path, `dir/*` for the files directly in it, or what the lead called it. */
  readonly id: string;
  readonly name: string;
  /** Directories that belong to it with everything below. */
  readonly whole: readonly number[];
  /** Directories of which only their own files belong to it. */
  readonly own: readonly number[];
  /** Directories below `whole` that belong to another area, with everything below. */
  readonly without?: readonly number[];
}

export function wholeArea(directories: Directories, number: number): PlannedArea {
  const id = number === 0 ? '.' : decodeBytes(directories.paths[number] ?? '');
  return { id, name: id, whole: [number], own: [] };
}

/** How the files directly in the top folder are called, as in the dashboard. */
const TOP_FOLDER = '(top folder)';

export function ownFilesArea(directories: Directories, number: number): PlannedArea {
  const path = decodeBytes(directories.paths[number] ?? '');
  const id = path === '' ? '*' : `${path}/*`;
  return { id, name: path === '' ? TOP_FOLDER : id, whole: [], own: [number] };
}

/** Children of every directory, in path order. */
export function childrenOf(directories: Directories): readonly (readonly number[])[] {
  const children: number[][] = directories.paths.map(() => []);
  directories.parents.forEach((parent, number) => children[parent]?.push(number));
  return children;
}

/** What an area consists of: the folders of one folder, or the places that were gathered in it. */
export function partsOf(directories: Directories, area: PlannedArea): PlannedArea[] {
  const { whole, own, without = [] } = area;
  const [number] = whole;
  const parts =
    whole.length === 1 && own.length === 0 && number !== undefined
      ? areasWithin(directories, childrenOf(directories), number)
      : [
          ...whole.map((each) => wholeArea(directories, each)),
          ...own.map((each) => ownFilesArea(directories, each)),
        ];
  if (without.length === 0) return parts;
  return parts
    .filter((part) => !part.whole.some((each) => without.includes(each)))
    .map((part) => ({ ...part, without }));
}

/** What a directory consists of: one area per folder in it, and one for its own files. */
export function areasWithin(
  directories: Directories,
  children: readonly (readonly number[])[],
  number: number,
): PlannedArea[] {
  const areas = (children[number] ?? []).map((child) => wholeArea(directories, child));
  if ((directories.ownFiles[number] ?? 0) > 0) areas.push(ownFilesArea(directories, number));
  return areas;
}

/** Gathers directories by area; those in none get -1. */
export function byArea(directories: Directories, areas: readonly PlannedArea[]): Grouping {
  const groupOf = new Int32Array(directories.length).fill(-1);
  const roots = new Map<number, number>();
  areas.forEach(({ without = [] }) => {
    for (const number of without) roots.set(number, -1);
  });
  areas.forEach(({ whole }, group) => {
    for (const number of whole) roots.set(number, group);
  });
  // A parent comes before its children.
  for (let number = 0; number < directories.length; number++) {
    const above = number === 0 ? -1 : (groupOf[directories.parents[number] ?? 0] ?? -1);
    groupOf[number] = roots.get(number) ?? above;
  }
  areas.forEach(({ own }, group) => {
    for (const number of own) groupOf[number] = group;
  });
  return { count: areas.length, groupOf, above: new Int32Array(areas.length).fill(-1) };
}

/** Names of files that say: a package begins here. */
const MANIFESTS = new Set(
  (
    'package.json Cargo.toml go.mod pyproject.toml setup.py setup.cfg pom.xml build.gradle build.gradle.kts ' +
    'composer.json Gemfile mix.exs Package.swift pubspec.yaml deno.json dune-project stack.yaml build.sbt ' +
    'project.clj rebar.config BUILD.bazel'
  ).split(' '),
);
const MANIFEST_ENDINGS = /\.(?:csproj|fsproj|vbproj|gemspec|cabal|nimble)$/;

/** 1 for every directory with a package's manifest. */
export function packageRoots(directories: Directories): Uint8Array {
  const roots = new Uint8Array(directories.length);
  for (const path of directories.allFiles()) {
    const name: ByteText = path.slice(path.lastIndexOf('/') + 1);
    if (!MANIFESTS.has(name) && !MANIFEST_ENDINGS.test(name)) continue;
    const number = directories.numberOf(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    if (number >= 0) roots[number] = 1;
  }
  return roots;
}
