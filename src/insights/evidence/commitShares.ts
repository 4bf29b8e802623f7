import { byArea, type PlannedArea } from '../../core/areas/areaPlan';
import { TIE } from '../../core/areas/commitDepths';
import { CommitEvidence } from '../../core/areas/commitShares';
import type { OriginCharacters } from '../../core/origins/origin';
import type { Perspective } from '../../core/areas/perspective';
import type { AreaShare, CommitShare, InsertedByOrigin } from '../../core/ledger/commits';
import { ORIGINS, type Origin } from '../../core/origins/origin';

const TIES: Readonly<Record<number, CommitShare['tie']>> = {
  [TIE.written]: 'written',
  [TIE.unverified]: 'unverified',
  [TIE.directed]: 'directed',
};

/** A commit as it is found in the history: without the name of its repository and its message. */
export type FoundCommit = Omit<CommitShare, 'repo' | 'subject'>;

/**
 * The person's commits of `[from, to)`, epoch ms, latest first, with the characters that each origin inserted
 * into their files since the commit before (see {@link CommitEvidence}).
 * @param plan the areas that they are told by
 */
export function commitSharesOf(
  { view, depths, ledger }: Perspective,
  plan: readonly PlannedArea[],
  from: number,
  to: number,
): FoundCommit[] {
  const evidence = ledger instanceof CommitEvidence ? ledger : null;
  const grouping = byArea(view.directories, plan);
  const found: FoundCommit[] = [];
  depths.ties.forEach((code, n) => {
    const at = view.history.times[n] ?? 0;
    const tie = TIES[code];
    if (tie === undefined || at < from || at >= to) return;
    const hash = view.history.hashes.hex(n);
    const characters = evidence?.inserted(hash) ?? null;
    const groups = characters === null ? [] : evidence?.insertedByGroup(grouping, [hash]);
    found.push({
      hash,
      at,
      tie,
      inserted: characters === null ? null : known(characters),
      areas: largestFirst(
        plan.flatMap(({ name }, group) => {
          const own = groups?.[group] ?? null;
          return own === null ? [] : [{ name, inserted: known(own) }];
        }),
      ),
    });
  });
  return found.sort((a, b) => b.at - a.at);
}

/** Adds areas of the same name up, the largest first. */
export function sumAreas(shares: Iterable<AreaShare>): AreaShare[] {
  const sums = new Map<string, Partial<Record<Origin, number>>>();
  for (const { name, inserted } of shares) {
    const sum = sums.get(name) ?? {};
    sums.set(name, sum);
    for (const origin of ORIGINS) {
      const count = inserted[origin] ?? 0;
      if (count > 0) sum[origin] = (sum[origin] ?? 0) + count;
    }
  }
  return largestFirst([...sums].map(([name, inserted]) => ({ name, inserted })));
}

function known(characters: OriginCharacters): InsertedByOrigin {
  return Object.fromEntries(
    ORIGINS.flatMap((origin) => (characters[origin] > 0 ? [[origin, characters[origin]]] : [])),
  );
}

const total = ({ inserted }: AreaShare): number =>
  Object.values(inserted).reduce((sum, count) => sum + count, 0);

function largestFirst(shares: AreaShare[]): AreaShare[] {
  return shares.sort((a, b) => total(b) - total(a) || (a.name < b.name ? -1 : 1));
}
