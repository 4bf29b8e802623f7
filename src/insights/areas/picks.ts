import type { LastChange } from '../../core/areas/lastChanges';
import { countText } from '../../core/format/numbers';
import type { HandsOnPick } from '../../core/ledger/areas';

/** Something small that could be done, before it is known whether it fits. */
export interface PickCandidate {
  readonly area: string;
  /** Rank of the area: how much a look there would tell. */
  readonly rank: number;
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  readonly kind: HandsOnPick['kind'];
  readonly title: string;
  /** Of the file, bytes; null where it does not matter. */
  readonly bytes: number | null;
}

export interface PickFacts {
  readonly repo: string;
  readonly candidates: readonly PickCandidate[];
  readonly changes: ReadonlyMap<string, LastChange>;
  /** Paths on branches that others work on. */
  readonly busy: ReadonlySet<string>;
  readonly now: number;
}

/** Nobody waits for a file that nobody else touched for so long, ms. */
export const QUIET_FOR = 14 * 86_400_000;
/** Larger files are no small piece of work, bytes. */
const SMALL = 30_000;
const MOST = 5;
const PER_AREA = 2;
const DAY = 86_400_000;

/** The order in which kinds are offered: what is surest to be wanted first. */
const ORDER: readonly HandsOnPick['kind'][] = [
  'skipped-test',
  'todo',
  'dead-flag',
  'missing-docs',
  'small-file',
];

/**
 * Three to five pieces of work that fit the lead's rule: nobody waits for them, they are small enough to be
 * interrupted and handed off, and they show code that review alone does not.
 */
export function choosePicks({ repo, candidates, changes, busy, now }: PickFacts): HandsOnPick[] {
  const fitting = candidates.filter(({ path, bytes }) => {
    const others = changes.get(path)?.others ?? -Infinity;
    return !busy.has(path) && now - others >= QUIET_FOR && (bytes ?? 0) <= SMALL;
  });
  fitting.sort(
    (a, b) =>
      b.rank - a.rank ||
      ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) ||
      bytesOf(a) - bytesOf(b) ||
      (a.path < b.path ? -1 : 1),
  );
  const picks: HandsOnPick[] = [];
  const files = new Set<string>();
  const perArea = new Map<string, number>();
  const kinds = new Map<string, number>();
  for (const one of fitting) {
    const taken = perArea.get(one.area) ?? 0;
    const like = kinds.get(one.kind) ?? 0;
    if (picks.length >= MOST) break;
    if (files.has(one.path) || taken >= PER_AREA || like >= 2) continue;
    files.add(one.path);
    perArea.set(one.area, taken + 1);
    kinds.set(one.kind, like + 1);
    picks.push({
      repo,
      area: one.area,
      path: one.path,
      line: one.line,
      kind: one.kind,
      title: one.title,
      reason: reasonOf(one, changes.get(one.path), now),
    });
  }
  return picks;
}

/** The pick with the age of its line. @param since epoch ms */
export function datedPick(pick: HandsOnPick, since: number, now: number): HandsOnPick {
  const age = now - since;
  const noted = age < DAY ? 'today' : `${ageText(age)} ago`;
  return { ...pick, reason: `${pick.reason} · noted ${noted}` };
}

const bytesOf = ({ bytes }: PickCandidate): number => bytes ?? 0;

function reasonOf({ bytes }: PickCandidate, change: LastChange | undefined, now: number): string {
  const parts: string[] = [];
  if (bytes !== null) parts.push(sizeText(bytes));
  if (change !== undefined && now - change.any >= QUIET_FOR) {
    parts.push(`unchanged for ${ageText(now - change.any)}`);
  }
  parts.push('nobody else here for two weeks');
  return parts.join(' · ');
}

function sizeText(bytes: number): string {
  return bytes < 1_000 ? countText(bytes, 'byte') : `${Math.round(bytes / 1_000)} kB`;
}

function ageText(ms: number): string {
  const days = Math.floor(ms / DAY);
  if (days < 60) return countText(days, 'day');
  const months = Math.round(days / 30.44);
  return months < 24 ? `${months} months` : `${Math.floor(days / 365)} years`;
}
