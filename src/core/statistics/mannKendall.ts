export interface MannKendall {
  /** Pairs that rise less pairs that fall. */
  readonly s: number;
  /** Two-sided: how likely |S| at least as large is where there is no trend, 0 to 1. */
  readonly p: number;
}

/** Longest series without ties that is judged exactly; beyond it the normal distribution is as good. */
const EXACT_UP_TO = 60;

/**
 * Mann–Kendall test for a trend. Without ties the exact distribution of S is used: S = n(n-1)/2 - 2 x inversions,
 * and the number of permutations with so many inversions is Mahonian. With ties the normal approximation, with the
 * variance corrected for ties and a correction for continuity.
 *
 * Source: H. B. Mann, "Nonparametric tests against trend", Econometrica 13, 1945; M. G. Kendall, "Rank Correlation
 * Methods", 4th ed. 1975 (variance with ties); R. O. Gilbert, "Statistical Methods for Environmental Pollution
 * Monitoring", 1987, section 16.4.
 *
 * @returns null for fewer than three values.
 */
export function mannKendall(values: readonly number[]): MannKendall | null {
  const n = values.length;
  if (n < 3) return null;
  let s = 0;
  values.forEach((value, i) => {
    for (const later of values.slice(i + 1)) s += Math.sign(later - value);
  });
  const ties = tiesOf(values);
  const p = ties.length === 0 && n <= EXACT_UP_TO ? exactP(n, s) : normalP(n, s, ties);
  return { s, p };
}

/** Sizes of the groups of equal values. */
function tiesOf(values: readonly number[]): number[] {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].filter((count) => count > 1);
}

/** P(|S| >= |s|) over all orders of n different values. */
function exactP(n: number, s: number): number {
  const pairs = (n * (n - 1)) / 2;
  // Shares of all orders by their number of inversions, built up value by value.
  let shares = [1];
  for (let size = 2; size <= n; size++) {
    const next = new Array<number>(shares.length + size - 1).fill(0);
    shares.forEach((share, inversions) => {
      for (let more = 0; more < size; more++) {
        next[inversions + more] = (next[inversions + more] ?? 0) + share / size;
      }
    });
    shares = next;
  }
  const p = shares.reduce(
    (sum, share, inversions) =>
      Math.abs(pairs - 2 * inversions) >= Math.abs(s) ? sum + share : sum,
    0,
  );
  return Math.min(1, p);
}

function normalP(n: number, s: number, ties: readonly number[]): number {
  const term = (size: number): number => size * (size - 1) * (2 * size + 5);
  const variance = (term(n) - ties.reduce((sum, size) => sum + term(size), 0)) / 18;
  if (variance <= 0 || s === 0) return 1;
  const z = (Math.abs(s) - 1) / Math.sqrt(variance);
  return Math.min(1, erfc(z / Math.SQRT2));
}

/**
 * 1 - erf(x) for x >= 0, wrong by at most 1.5e-7.
 *
 * Source: M. Abramowitz, I. A. Stegun, "Handbook of Mathematical Functions", 1964, formula 7.1.26.
 */
function erfc(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return series * Math.exp(-x * x);
}
