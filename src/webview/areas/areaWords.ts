import { agoText } from '../../core/format/age';
import { countText, numberText } from '../../core/format/numbers';
import type { AreaModel } from '../../core/ledger/areas';

/** Others' commits since, in a sentence's part: `62 commits by 5 people`. */
export function changesText({ changesSince, peopleSince }: AreaModel): string {
  if (changesSince === 0) return 'no commits by others since';
  const people = peopleSince === 0 ? 'agents' : countText(peopleSince, 'person', 'people');
  return `${countText(changesSince, 'commit')} by ${people} since`;
}

/** What a screen reader says of a tile: name, age, changes, and what makes it one to look at. */
export function areaLabel(area: AreaModel, now: number): string {
  const { written } = area.depths;
  const last = written === null ? 'never written by you' : `last written ${agoText(written, now)}`;
  return [
    area.name,
    last,
    changesText(area),
    ...(area.approvedSince !== null && area.approvedSince > 0
      ? [`${numberText(area.approvedSince)} approved by you`]
      : []),
    ...(area.isBlindSpot ? ['blind spot'] : []),
    ...(area.canDrill ? ['Enter looks inside'] : []),
  ].join(', ');
}

/** How much of others' work the person let in. */
export function approvedText({ approvedSince }: AreaModel): string {
  return approvedSince === null ? 'merges not visible here' : numberText(approvedSince);
}

/**
 * Cuts names to their last folders where the room is narrow, as long as that still tells them apart:
 * `…/cart` for one of many folders, but `tool5/s…` and `tool6/s…` where all end alike.
 */
export function nameCutter(names: readonly string[]): (name: string, room: number) => string {
  const ends = new Map<string, number>();
  for (const name of names) ends.set(endOf(name), (ends.get(endOf(name)) ?? 0) + 1);
  return (name, room) => {
    if (name.length <= room || (ends.get(endOf(name)) ?? 0) > 1) return name;
    const parts = name.split('/');
    for (let from = 1; from < parts.length; from++) {
      const rest = `…/${parts.slice(from).join('/')}`;
      if (rest.length <= room && rest !== '…/*') return rest;
    }
    return endOf(name);
  };
}

/** `dir/*` says more by its folder than by its star. */
function endOf(name: string): string {
  return name.split('/').findLast((part) => part !== '*') ?? name;
}

/** For a tile: what others did and how much of it the person let in, the longest wording first; none without. */
export function tileNotes({ changesSince, approvedSince }: AreaModel): readonly string[] {
  if (changesSince === 0) return [];
  const commits = countText(changesSince, 'commit');
  const isApproved = approvedSince !== null && approvedSince > 0;
  return isApproved
    ? [`${commits}, ${numberText(approvedSince)} approved by you`, commits]
    : [commits];
}
