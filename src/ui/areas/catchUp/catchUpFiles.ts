import type { CatchUpFile } from '../../../core/ledger/areas';

/** More files than this are too many for one look. */
export const FILES_AT_ONCE = 40;

/** A part of what changed, small enough to be chosen by its name. */
export interface FilesPart {
  readonly kind: 'all' | 'folder' | 'author';
  readonly name: string;
  readonly files: readonly CatchUpFile[];
  /** Others' commits, summed over its files. */
  readonly commits: number;
}

/** What others changed most comes first; generated, lock and vendored files last; ties by path. */
export function ordered(files: readonly CatchUpFile[]): CatchUpFile[] {
  return [...files].sort(
    (a, b) =>
      Number(a.minor) - Number(b.minor) ||
      b.commits - a.commits ||
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0),
  );
}

/** What may be looked at first: the most changed of all, then each folder and each person's part. */
export function partsOf(files: readonly CatchUpFile[], areaPath: string): FilesPart[] {
  const all = ordered(files);
  const depth = areaPath.split('/').filter((part) => !['', '.', '*'].includes(part)).length;
  return [
    part('all', 'Everything', all),
    ...largestFirst(gather(all, 'folder', (file) => [folderBelow(file.path, depth)])),
    ...largestFirst(gather(all, 'author', ({ authors }) => authors)),
  ];
}

/** The first folder below the area, or the area's own files. */
function folderBelow(path: string, depth: number): string {
  const parts = path.split('/');
  const own = parts.length <= depth + 1;
  return own ? [...parts.slice(0, -1), '*'].join('/') : parts.slice(0, depth + 1).join('/');
}

function gather(
  files: readonly CatchUpFile[],
  kind: FilesPart['kind'],
  namesOf: (file: CatchUpFile) => readonly string[],
): FilesPart[] {
  const groups = new Map<string, CatchUpFile[]>();
  for (const file of files) {
    for (const name of namesOf(file)) groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return [...groups].map(([name, members]) => part(kind, name, members));
}

function part(kind: FilesPart['kind'], name: string, files: readonly CatchUpFile[]): FilesPart {
  return { kind, name, files, commits: files.reduce((sum, file) => sum + file.commits, 0) };
}

function largestFirst(parts: readonly FilesPart[]): FilesPart[] {
  return [...parts].sort((a, b) => b.commits - a.commits || (a.name < b.name ? -1 : 1));
}
