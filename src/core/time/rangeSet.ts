/** `[start, end)` in epoch ms. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Disjoint ranges in ascending order: the union of whatever ranges it was made from. */
export class RangeSet {
  readonly ranges: readonly Range[];
  private cursor = 0;

  constructor(ranges: Iterable<Range>) {
    this.ranges = union(ranges);
  }

  contains(at: number): boolean {
    const range = this.ranges[this.seek(at)];
    return range !== undefined && range.start <= at;
  }

  /** The first instant after `at` where being inside or outside changes; Infinity when it never does. */
  nextChange(at: number): number {
    const range = this.ranges[this.seek(at)];
    if (range === undefined) return Infinity;
    return range.start > at ? range.start : range.end;
  }

  /** The parts of `range` that are not in this set. */
  subtractFrom(range: Range): Range[] {
    const rest: Range[] = [];
    let { start } = range;
    for (let i = this.seek(start); start < range.end; i++) {
      const next = this.ranges[i];
      if (next === undefined || next.start >= range.end) {
        rest.push({ start, end: range.end });
        break;
      }
      if (next.start > start) rest.push({ start, end: next.start });
      start = next.end;
    }
    return rest;
  }

  /**
   * Index of the first range that ends after `at`. Callers mostly ask in ascending order,
   * so the search begins where the last one ended.
   */
  private seek(at: number): number {
    const { ranges } = this;
    let low = this.cursor;
    if (low > 0 && (ranges[low - 1]?.end ?? -Infinity) > at) low = 0;
    let step = 1;
    let high = low;
    while (high < ranges.length && (ranges[high]?.end ?? Infinity) <= at) {
      low = high + 1;
      high += step;
      step *= 2;
    }
    high = Math.min(high, ranges.length);
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle]?.end ?? Infinity) <= at) low = middle + 1;
      else high = middle;
    }
    this.cursor = low;
    return low;
  }
}

function union(ranges: Iterable<Range>): Range[] {
  const sorted = [...ranges].filter((r) => r.end > r.start).sort((a, b) => a.start - b.start);
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
