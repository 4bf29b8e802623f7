import { languageOf, topFolderOf } from '../../core/format/language';
import type { PlaceTime } from '../../core/ledger/evidence';
import type { Interval } from '../../core/time/kind';
import type { Pulse } from '../../core/time/pulse';
import { RangeSet } from '../../core/time/rangeSet';
import { headlineOf } from './partOf';

/** Where the time of a day went, by the top of the path and the language. */
export function placeTimes(intervals: readonly Interval[]): PlaceTime[] {
  const places = new Map<string, PlaceTime>();
  for (const interval of intervals) {
    const headline = headlineOf(interval);
    if (headline === 'apart') continue;
    const { repo, path, start, end } = interval;
    const place = {
      repo,
      folder: path === null ? null : topFolderOf(path),
      language: path === null ? null : languageOf(path),
    };
    const key = JSON.stringify(place);
    const known = places.get(key) ?? { ...place, built: 0, reviewed: 0, directed: 0 };
    places.set(key, { ...known, [headline]: known[headline] + end - start });
  }
  return [...places.values()];
}

/** Adds up places of several days. */
export function sumPlaces(all: Iterable<PlaceTime>, repo: string | null): readonly PlaceTime[] {
  const sums = new Map<string, PlaceTime>();
  for (const place of all) {
    if (repo !== null && place.repo !== repo) continue;
    const key = JSON.stringify([place.repo, place.folder, place.language]);
    const known = sums.get(key);
    sums.set(
      key,
      known === undefined
        ? place
        : {
            ...known,
            built: known.built + place.built,
            reviewed: known.reviewed + place.reviewed,
            directed: known.directed + place.directed,
          },
    );
  }
  return [...sums.values()];
}

/** Keys going down: stretches with hands-on edits in them, at most a pulse long, by repository; ms. */
export function typingTimes(
  intervals: readonly Interval[],
  pulses: readonly Pulse[],
): { readonly repo: string | null; readonly ms: number }[] {
  const hands = new RangeSet(
    pulses.flatMap(({ firstHands, start, end }) => (firstHands === null ? [] : [{ start, end }])),
  );
  const sums = new Map<string | null, number>();
  for (const { kind, start, end, repo } of intervals) {
    if (kind !== 'implementing') continue;
    const rest = hands.subtractFrom({ start, end });
    const without = rest.reduce((sum, range) => sum + range.end - range.start, 0);
    sums.set(repo, (sums.get(repo) ?? 0) + end - start - without);
  }
  return [...sums].map(([repo, ms]) => ({ repo, ms }));
}
