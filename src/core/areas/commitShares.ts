import { isHandsOn, ORIGINS, type Origin, type OriginCharacters } from '../origins/origin';
import { decodeBytes } from './byteText';
import type { LedgerEvidence, LedgerTouch } from './depths';
import { startOf } from './graph';
import type { Grouping, HistoryView } from './historyView';
import type { People } from './people';

/** Characters that came into a path, as the ledger saw it. */
export interface InsertedCharacters {
  /** Relative to the repository, decoded. */
  readonly path: string;
  readonly origin: Origin;
  /** Written by an agent, as far as `origin` does not say it: a reload that an agent caused. */
  readonly agent: boolean;
  /** Epoch ms of (the first of) these edits. */
  readonly at: number;
  readonly inserted: number;
}

/** What was inserted into a repository's files. */
export interface InsertionLog {
  /** Epoch ms of the first edit that is known; null when none is. */
  readonly since: number | null;
  /** Into these paths within `[from, to)`, epoch ms; `from` may be -Infinity. */
  inserted(paths: readonly string[], from: number, to: number): readonly InsertedCharacters[];
}

/** When HEAD moved by something else than a commit, and from when on that is known. Epoch ms. */
export interface HeadMoves {
  readonly since: number;
  readonly times: readonly number[];
}

/** A reload this long before or after a movement of HEAD is git's, ms: the same window as while tracking. */
const GIT_WINDOW = 5_000;
const SECOND = 1_000;

export interface CommitEvidenceParts {
  readonly view: HistoryView;
  readonly people: People;
  readonly log: InsertionLog;
  readonly touches: Iterable<LedgerTouch>;
  readonly moves: HeadMoves;
}

/**
 * Who typed my commits: the characters inserted into a commit's paths since my previous commit of that
 * repository. Characters, not lines, and later deletion is not attributed. A commit into which nothing came in
 * that stretch (the second of two that split one piece of work) is looked at since my previous commit of the
 * same path. Merges take nothing of the working tree along, so they begin no stretch.
 */
export class CommitEvidence implements LedgerEvidence {
  private readonly before: Map<number, number>;
  private readonly known = new Map<number, readonly InsertedCharacters[]>();
  private ids: ReadonlyMap<string, number> | undefined;

  constructor(private readonly parts: CommitEvidenceParts) {
    this.before = previousOwn(parts.view, parts.people);
  }

  get touches(): Iterable<LedgerTouch> {
    return this.parts.touches;
  }

  handsOnShare(hash: string): number | null {
    const characters = this.inserted(hash);
    return characters === null ? null : shareOf(characters);
  }

  /** Characters by origin of one commit, or null when the ledger saw nothing of it. */
  inserted(hash: string): OriginCharacters | null {
    return sumOf(this.ofCommit(this.parts.view.history.hashes.findHex(hash)));
  }

  /**
   * The same of these commits of mine together, per group of directories.
   * @param hashes left out: all of my commits that were asked for
   */
  insertedByGroup(
    { count, groupOf, above }: Grouping,
    hashes?: readonly string[],
  ): (OriginCharacters | null)[] {
    const { view } = this.parts;
    const commits = hashes?.map((hash) => view.history.hashes.findHex(hash)) ?? this.known.keys();
    const lists = Array.from({ length: count }, (): InsertedCharacters[] => []);
    for (const commit of commits) {
      for (const one of this.ofCommit(commit)) {
        const leaf = view.leaves[this.pathIds.get(one.path) ?? -1] ?? 0;
        for (let group = groupOf[leaf] ?? -1; group >= 0; group = above[group] ?? -1) {
          lists[group]?.push(one);
        }
      }
    }
    return lists.map(sumOf);
  }

  private get pathIds(): ReadonlyMap<string, number> {
    const { paths } = this.parts.view.history;
    return (this.ids ??= new Map(paths.map((path, id) => [decodeBytes(path), id])));
  }

  private ofCommit(commit: number): readonly InsertedCharacters[] {
    const previous = this.before.get(commit);
    if (previous === undefined) return [];
    let characters = this.known.get(commit);
    if (characters === undefined) {
      characters = this.lookUp(commit, previous);
      this.known.set(commit, characters);
    }
    return characters;
  }

  private lookUp(commit: number, previous: number): readonly InsertedCharacters[] {
    const { view, log } = this.parts;
    const to = endOfSecond(view, commit);
    if (log.since === null || to <= log.since) return [];
    const paths = pathsOf(view, commit);
    const from = previous < 0 ? -Infinity : endOfSecond(view, previous);
    const seen = log.inserted(paths, from, to).filter((one) => this.counts(one));
    if (seen.length > 0 || previous < 0) return seen;
    return paths.flatMap((path) => {
      let before = previous;
      while (before >= 0 && !pathsOf(view, before).includes(path)) {
        before = this.before.get(before) ?? -1;
        if (before >= 0 && endOfSecond(view, before) <= (log.since ?? 0)) before = -1;
      }
      const start = before < 0 ? -Infinity : endOfSecond(view, before);
      return log.inserted([path], start, from).filter((one) => this.counts(one));
    });
  }

  /** A checkout or pull brings text that is committed already: nobody inserted it for a commit of mine. */
  private counts({ origin, agent, at }: InsertedCharacters): boolean {
    if (origin === 'undone') return false;
    if (origin !== 'external' || agent) return true;
    const { since, times } = this.parts.moves;
    return at >= since && !times.some((time) => Math.abs(time - at) <= GIT_WINDOW);
  }
}

/** Hands-on share, 0 to 1; null where nothing was inserted. */
export function shareOf(characters: OriginCharacters): number | null {
  let [hands, all] = [0, 0];
  for (const origin of ORIGINS) {
    if (origin === 'undone') continue;
    all += characters[origin];
    if (isHandsOn(origin)) hands += characters[origin];
  }
  return all === 0 ? null : hands / all;
}

function sumOf(list: readonly InsertedCharacters[]): OriginCharacters | null {
  if (list.length === 0) return null;
  const sums = Object.fromEntries(ORIGINS.map((origin) => [origin, 0])) as Record<Origin, number>;
  for (const { origin, inserted } of list) sums[origin] += inserted;
  return sums;
}

/** Of each commit that I authored, the one that I authored before it, or -1. */
function previousOwn({ history, reach }: HistoryView, people: People): Map<number, number> {
  const ends = history.parentEnds.view();
  const own: number[] = [];
  for (let n = 0; n < reach.length; n++) {
    if (reach[n] !== 1 || people.mine[history.authors.at(n)] !== 1) continue;
    if ((ends[n] ?? 0) - startOf(ends, n) <= 1) own.push(n);
  }
  own.sort((a, b) => (history.times[a] ?? 0) - (history.times[b] ?? 0) || b - a);
  return new Map(own.map((commit, i) => [commit, own[i - 1] ?? -1]));
}

/** git keeps whole seconds, and the commit was made in the course of its second. */
function endOfSecond({ history }: HistoryView, commit: number): number {
  return (history.times[commit] ?? 0) + SECOND;
}

function pathsOf({ history }: HistoryView, commit: number): string[] {
  const ends = history.touchEnds.view();
  const paths = new Set<number>();
  for (let at = startOf(ends, commit); at < (ends[commit] ?? 0); at++) {
    paths.add(history.touchPaths.at(at));
    // What was written before the file moved was written at its old place.
    const from = history.touchFroms.at(at);
    if (from >= 0) paths.add(from);
  }
  return [...paths].map((id) => decodeBytes(history.paths[id] ?? ''));
}
