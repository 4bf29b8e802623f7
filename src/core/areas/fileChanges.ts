import type { ByteText } from './byteText';
import { startOf } from './graph';
import type { Perspective } from './perspective';

/** What some commits did to one file. */
export interface FileChanges {
  readonly commits: number;
  /** Names of their authors, each once, by first appearance. */
  readonly authors: readonly string[];
}

/** Per file, by the path it has now: how many of these commits touched it, and whose they were. */
export function fileChanges(
  { view, people, names }: Perspective,
  hashes: readonly string[],
): ReadonlyMap<ByteText, FileChanges> {
  const { history, finals } = view;
  const ends = history.touchEnds.view();
  const touched = history.touchPaths.view();
  const counts = new Map<number, { commits: number; authors: Set<string> }>();
  for (const hash of hashes) {
    const n = history.hashes.findHex(hash);
    if (n < 0) continue;
    const name = names[people.person[history.authors.at(n)] ?? 0] ?? '';
    const files = new Set<number>();
    for (let at = startOf(ends, n); at < (ends[n] ?? 0); at++)
      files.add(finals[touched[at] ?? 0] ?? 0);
    for (const file of files) {
      const sum = counts.get(file) ?? { commits: 0, authors: new Set<string>() };
      counts.set(file, sum);
      sum.commits++;
      sum.authors.add(name);
    }
  }
  return new Map(
    [...counts].map(([file, { commits, authors }]) => [
      history.paths[file] ?? '',
      { commits, authors: [...authors] },
    ]),
  );
}
