import { CLASS } from './commitClass';
import { ownersOf } from './codeOwners';
import type { OwnerRule } from './codeOwners';
import { parentOf } from './directories';
import type { Grouping, GroupWalk } from './historyView';
import type { Hands } from './hands';
import type { Perspective } from './perspective';

const DAY = 86_400_000;
/** The people whose work I merge: this many of their commits within a year; their places of 90 days. */
const MERGED_OF_THEM = 3;
const MERGED_DAYS = 365;
const ACTIVE_DAYS = 90;

/** Who I am to CODEOWNERS: `@login`, emails and `@org/team`, in lower case. */
export type OwnNames = ReadonlySet<string>;

/**
 * Why an area is my ground, in words, per group; null for those that are not. My ground is where I ever wrote,
 * merged or reviewed; what CODEOWNERS gives to me or my teams; and where people whose work I merge were active.
 */
export function groundOf(
  perspective: Perspective,
  grouping: Grouping,
  walk: GroupWalk,
  hands: readonly Hands[],
  rules: readonly OwnerRule[],
  names: OwnNames,
  now: number,
): (string | null)[] {
  const owned = ownedFiles(perspective, grouping, rules, names);
  const active = activePeople(perspective, grouping, walk, now);
  return hands.map((own, group) => {
    if (own.written !== null) return 'you wrote here';
    if (own.directed !== null) return 'you directed agents here';
    if (own.reviewed !== null) return 'you merged or reviewed work here';
    const files = owned[group] ?? 0;
    if (files > 0)
      return `CODEOWNERS names you for ${files} ${files === 1 ? 'file' : 'files'} here`;
    return (active[group] ?? 0) > 0 ? 'people whose work you merge changed it lately' : null;
  });
}

function ownedFiles(
  { view }: Perspective,
  { groupOf, above, count }: Grouping,
  rules: readonly OwnerRule[],
  names: OwnNames,
): Int32Array {
  const owned = new Int32Array(count);
  if (!rules.some(({ owners }) => owners.some((owner) => names.has(owner)))) return owned;
  for (const path of view.directories.allFiles()) {
    if (!ownersOf(rules, path).some((owner) => names.has(owner))) continue;
    let group = groupOf[view.directories.numberOf(parentOf(path))] ?? -1;
    for (; group >= 0; group = above[group] ?? -1) owned[group] = (owned[group] ?? 0) + 1;
  }
  return owned;
}

// Number of their recent commits per group.
function activePeople(
  perspective: Perspective,
  grouping: Grouping,
  walk: GroupWalk,
  now: number,
): Int32Array {
  const { view, classes, byPerson, merged } = perspective;
  const { times } = view.history;
  const counts = new Int32Array(grouping.count);
  for (const commits of byPerson) {
    let brought = 0;
    for (const n of commits) {
      const merge = merged[n] === 1 ? (view.broughtBy[n] ?? -1) : -1;
      if (merge >= 0 && (times[merge] ?? 0) >= now - MERGED_DAYS * DAY) brought++;
      if (brought === MERGED_OF_THEM) break;
    }
    if (brought < MERGED_OF_THEM) continue;
    for (const n of commits) {
      if (classes[n] !== CLASS.others || (times[n] ?? 0) < now - ACTIVE_DAYS * DAY) continue;
      walk.each(n, (group) => {
        counts[group] = (counts[group] ?? 0) + 1;
      });
    }
  }
  return counts;
}
