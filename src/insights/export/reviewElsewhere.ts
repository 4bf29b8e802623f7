import { RangeSet, type Range } from '../../core/time/rangeSet';
import type { ActivityWatchEvent } from './activityWatch';
import { isBrowser, isReviewPage, isReviewWindow } from './reviewPages';

/** A bucket as ActivityWatch exports it, as far as it is looked at. */
export interface Bucket {
  readonly id: string;
  readonly type: string;
  readonly events: readonly ActivityWatchEvent[];
}

export interface FoundReview {
  /** Disjoint, in ascending order, epoch ms. */
  readonly ranges: readonly Range[];
  /** Events that were looked at, and those of no use: without time or address. */
  readonly events: number;
  readonly skipped: number;
}

/** ActivityWatch's own queries fill gaps up to this long between equal events, ms. */
const FLOOD = 5_000;

/**
 * Review outside of the editor in ActivityWatch's buckets: pull and merge requests by their addresses (web
 * watcher) or, where there is no web watcher, by the titles of browser windows. Like ActivityWatch's own views
 * it counts a page only while a browser was in front and the person not away, as far as buckets tell.
 */
export function reviewElsewhereIn(buckets: readonly Bucket[]): FoundReview {
  let events = 0;
  let skipped = 0;
  const rangesOf = (
    kinds: (bucket: Bucket) => boolean,
    counts: (data: Readonly<Record<string, unknown>>) => boolean,
  ): RangeSet | null => {
    const some = buckets.filter(kinds);
    if (some.length === 0) return null;
    const found: Range[] = [];
    for (const event of some.flatMap((bucket) => bucket.events)) {
      events += 1;
      const range = rangeOf(event);
      if (range === null) skipped += 1;
      else if (counts(event.data)) found.push(range);
    }
    return new RangeSet(flooded(found));
  };
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const isWeb = ({ type }: Bucket): boolean => type === 'web.tab.current';
  const isWindow = ({ type }: Bucket): boolean => type === 'currentwindow';
  const pages = rangesOf(isWeb, ({ url }) => isReviewPage(text(url)));
  const titles = rangesOf(isWindow, ({ app, title }) => isReviewWindow(text(app), text(title)));
  const browsing = rangesOf(isWindow, ({ app }) => isBrowser(text(app)));
  const there = rangesOf(
    ({ type }) => type === 'afkstatus',
    ({ status }) => status === 'not-afk',
  );
  const review = pages === null ? titles : both(pages, browsing);
  return { ranges: review === null ? [] : both(review, there).ranges, events, skipped };
}

function rangeOf({ timestamp, duration }: ActivityWatchEvent): Range | null {
  const start = Date.parse(timestamp);
  const length = Math.round(duration * 1_000);
  if (!Number.isFinite(start) || !Number.isFinite(length) || length < 0) return null;
  return { start: Math.round(start), end: Math.round(start) + length };
}

function flooded(ranges: readonly Range[]): Range[] {
  const sorted = ranges.toSorted((a, b) => a.start - b.start);
  return sorted.map((range, i) => {
    const next = sorted[i + 1]?.start ?? -Infinity;
    const gap = next - range.end;
    return gap > 0 && gap <= FLOOD ? { start: range.start, end: next } : range;
  });
}

/** Where both hold; the second may not be known. */
function both(one: RangeSet, other: RangeSet | null): RangeSet {
  if (other === null) return one;
  const outside = one.ranges.flatMap((range) => other.subtractFrom(range));
  const missing = new RangeSet(outside);
  return new RangeSet(one.ranges.flatMap((range) => missing.subtractFrom(range)));
}
