/**
 * First quartile, median and third quartile by linear interpolation between the closest ranks (type 7 of
 * Hyndman and Fan, what spreadsheets and NumPy give).
 *
 * @param values at least one, in any order
 */
export function quartilesOf(values: readonly number[]): readonly [number, number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const place = (sorted.length - 1) * share;
    const low = sorted[Math.floor(place)] ?? 0;
    const high = sorted[Math.ceil(place)] ?? low;
    return low + (high - low) * (place - Math.floor(place));
  };
  return [at(0.25), at(0.5), at(0.75)];
}
