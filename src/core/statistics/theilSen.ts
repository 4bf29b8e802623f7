import { median } from './median';

/**
 * Theil–Sen slope of equally spaced values: the median of the slopes of all pairs, so that up to 29 % of the
 * values may be anything without turning it.
 *
 * Source: H. Theil, "A rank-invariant method of linear and polynomial regression analysis", 1950; P. K. Sen,
 * "Estimates of the regression coefficient based on Kendall's tau", JASA 63, 1968.
 *
 * @returns change per step, in the unit of the values; null for fewer than two.
 */
export function theilSen(values: readonly number[]): number | null {
  const slopes: number[] = [];
  values.forEach((value, i) => {
    values.slice(i + 1).forEach((later, distance) => {
      slopes.push((later - value) / (distance + 1));
    });
  });
  return median(slopes);
}
