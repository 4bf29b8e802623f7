import type { OriginCharacters } from '../origins/origin';
import { byArea } from './areaPlan';
import type { PlannedArea } from './areaPlan';
import { orNull } from './areaRows';
import { CLASS } from './commitClass';
import { TIE } from './commitDepths';
import { startOf } from './graph';
import { groundOf } from './ground';
import type { OwnNames } from './ground';
import type { OwnerRule } from './codeOwners';
import { handsOf } from './hands';
import type { Hands } from './hands';
import { GroupWalk } from './historyView';
import type { Grouping, HistoryView } from './historyView';
import type { Directories } from './directories';
import { knowersOf } from './knowers';
import type { Knower } from './knowers';
import type { Perspective } from './perspective';
import { isBlindSpot, rankOf } from './rank';

/** All that is said about an area. Times are epoch ms. */
export interface AreaFacts extends Hands {
  readonly id: string;
  readonly name: string;
  /** The last commit of mine that counts as written has no ledger data to confirm it. */
  readonly unverified: boolean;
  /** Characters that came into its files up to commits of mine, by origin; null where the ledger saw none. */
  readonly inserted: OriginCharacters | null;
  /** Id of the commit that `written` is of; null where it is none, or typed since. */
  readonly writtenIn: string | null;
  /** Those of `approvedSince` that I merged myself. */
  readonly mergedSince: number;
  /** Distinct files others changed since I last wrote. */
  readonly filesSince: number;
  /** Blobs and their bytes at head. */
  readonly files: number;
  readonly bytes: number;
  readonly firstChange: number | null;
  readonly lastChange: number | null;
  readonly rank: number;
  readonly isBlindSpot: boolean;
  readonly onMyGround: boolean;
  /** Why it is my ground, in words; null when it is not. */
  readonly why: string | null;
  readonly ask: readonly Knower[];
  /** May it be looked into: does it hold folders or only files of one. */
  readonly hasParts: boolean;
}

/** What my ground depends on besides history. */
export interface GroundRules {
  readonly rules: readonly OwnerRule[];
  readonly names: OwnNames;
}

export function areaFacts(
  perspective: Perspective,
  areas: readonly PlannedArea[],
  ground: GroundRules,
  now: number,
): AreaFacts[] {
  const { view } = perspective;
  const { directories } = view;
  const grouping = byArea(directories, areas);
  const walk = new GroupWalk(view, grouping);
  const hands = handsOf(perspective, grouping, walk);
  const spans = spansOf(perspective, grouping, walk, hands);
  const filesSince = filesAfter(perspective, grouping, hands);
  const why = groundOf(perspective, grouping, walk, hands, ground.rules, ground.names, now);
  const ask = knowersOf(perspective, grouping, walk);
  const sizes = sizesOf(directories, grouping);
  const inserted = perspective.ledger?.insertedByGroup?.(grouping);
  const parents = new Set(directories.parents);
  return areas.map(({ id, name, whole, own }, group) => {
    const facts = hands[group] ?? NO_HANDS;
    const firstChange = orNull(spans.first[group] === Infinity ? -Infinity : spans.first[group]);
    const ranked = { ...facts, firstChange };
    return {
      ...facts,
      id,
      name,
      unverified: spans.unverified[group] === 1,
      inserted: inserted?.[group] ?? null,
      mergedSince: spans.merged[group] ?? 0,
      filesSince: filesSince[group] ?? 0,
      files: sizes.files[group] ?? 0,
      bytes: sizes.bytes[group] ?? 0,
      firstChange,
      lastChange: orNull(spans.last[group]),
      rank: rankOf(ranked, now),
      isBlindSpot: isBlindSpot(ranked, now),
      onMyGround: (why[group] ?? null) !== null,
      why: why[group] ?? null,
      ask: ask[group] ?? [],
      hasParts: whole.length + own.length > 1 || whole.some((number) => parents.has(number)),
      writtenIn: commitOf(view, spans.writtenBy[group] ?? -1),
    };
  });
}

const NO_HANDS: Hands = {
  written: null,
  directed: null,
  reviewed: null,
  read: null,
  changesSince: 0,
  peopleSince: 0,
  approvedSince: 0,
};

function sizesOf(
  { ownFiles, ownBytes }: Directories,
  { groupOf, above, count }: Grouping,
): { files: Int32Array; bytes: Float64Array } {
  const files = new Int32Array(count);
  const bytes = new Float64Array(count);
  groupOf.forEach((own, number) => {
    for (let group = own; group >= 0; group = above[group] ?? -1) {
      files[group] = (files[group] ?? 0) + (ownFiles[number] ?? 0);
      bytes[group] = (bytes[group] ?? 0) + (ownBytes[number] ?? 0);
    }
  });
  return { files, bytes };
}

function commitOf({ history }: HistoryView, number: number): string | null {
  return number < 0 ? null : history.hashes.hex(number);
}

function spansOf(
  { view, classes, depths, merged: byMe }: Perspective,
  grouping: Grouping,
  { groups, ends, touching }: GroupWalk,
  hands: readonly Hands[],
): {
  first: Float64Array;
  last: Float64Array;
  unverified: Uint8Array;
  merged: Int32Array;
  writtenBy: Int32Array;
} {
  const first = new Float64Array(grouping.count).fill(Infinity);
  const last = new Float64Array(grouping.count).fill(-Infinity);
  const unverified = new Uint8Array(grouping.count);
  const merged = new Int32Array(grouping.count);
  const writtenBy = new Int32Array(grouping.count).fill(-1);
  const written = Float64Array.from(hands, (own) => own.written ?? -Infinity);
  for (const n of touching) {
    if (classes[n] !== CLASS.mine && classes[n] !== CLASS.others) continue;
    const time = view.history.times[n] ?? 0;
    const isMerged = byMe[n] === 1 && classes[n] === CLASS.others;
    const isWritten = classes[n] === CLASS.mine && depths.ties[n] !== TIE.directed;
    const end = ends[n] ?? 0;
    for (let at = startOf(ends, n); at < end; at++) {
      const group = groups[at] ?? 0;
      if (time < (first[group] ?? 0)) first[group] = time;
      if (time > (last[group] ?? 0)) last[group] = time;
      if (depths.ties[n] === TIE.unverified && time === written[group]) unverified[group] = 1;
      if (isMerged && time > (written[group] ?? 0)) merged[group] = (merged[group] ?? 0) + 1;
      if (isWritten && time === written[group]) writtenBy[group] = n;
    }
  }
  return { first, last, unverified, merged, writtenBy };
}

// A file counts once, wherever it was when it was changed.
function filesAfter(
  perspective: Perspective,
  { groupOf, above, count }: Grouping,
  hands: readonly Hands[],
): Int32Array {
  const { leaves } = perspective.view;
  const files = new Int32Array(count);
  const written = Float64Array.from(hands, (own) => own.written ?? -Infinity);
  newestOfOthers(perspective).forEach((time, file) => {
    if (time === -Infinity) return;
    let group = groupOf[leaves[file] ?? 0] ?? -1;
    for (; group >= 0; group = above[group] ?? -1) {
      if (time > (written[group] ?? 0)) files[group] = (files[group] ?? 0) + 1;
    }
  });
  return files;
}

/** However the directories are gathered, a file was changed by others when it was. */
const newest = new WeakMap<Perspective, Float64Array>();

// When others changed each file last, by the id of the path it has now.
function newestOfOthers(perspective: Perspective): Float64Array {
  const known = newest.get(perspective);
  if (known !== undefined) return known;
  const { view, classes } = perspective;
  const { history, finals } = view;
  const times = new Float64Array(finals.length).fill(-Infinity);
  const ends = history.touchEnds.view();
  const paths = history.touchPaths.view();
  for (let n = 0; n < classes.length; n++) {
    if (classes[n] !== CLASS.others) continue;
    const time = history.times[n] ?? 0;
    for (let at = startOf(ends, n); at < (ends[n] ?? 0); at++) {
      const file = finals[paths[at] ?? 0] ?? 0;
      if (time > (times[file] ?? 0)) times[file] = time;
    }
  }
  newest.set(perspective, times);
  return times;
}
