import type { TimeParameters } from './parameters';
import type { Pulse } from './pulse';

/** A run of hands-on edits in one repository, each soon enough after the one before. */
export interface Episode {
  readonly repo: string | null;
  /** First and last edit. */
  readonly first: number;
  readonly last: number;
  /** The window of the first edit: its reading before belongs to the episode. */
  readonly window: string;
}

/** Finds the episodes of all windows together, in ascending order of their first edit. */
export function episodesOf(pulses: Iterable<Pulse>, params: TimeParameters): Episode[] {
  const edits: Episode[] = [];
  for (const { firstHands, lastHands, handsRepo, window } of pulses) {
    if (firstHands === null || lastHands === null) continue;
    if (lastHands - firstHands <= params.episodeGap) {
      edits.push({ repo: handsRepo, first: firstHands, last: lastHands, window });
    } else {
      edits.push({ repo: handsRepo, first: firstHands, last: firstHands, window });
      edits.push({ repo: handsRepo, first: lastHands, last: lastHands, window });
    }
  }
  edits.sort((a, b) => a.first - b.first);
  const episodes: { repo: string | null; first: number; last: number; window: string }[] = [];
  const open = new Map<string | null, { first: number; last: number }>();
  for (const edit of edits) {
    const current = open.get(edit.repo);
    if (current !== undefined && edit.first - current.last <= params.episodeGap) {
      current.last = Math.max(current.last, edit.last);
      continue;
    }
    const episode = { ...edit };
    episodes.push(episode);
    open.set(edit.repo, episode);
  }
  return episodes;
}
