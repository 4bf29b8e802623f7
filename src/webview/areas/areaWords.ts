import { agoText } from '../../core/format/age';
import { countText, numberText } from '../../core/format/numbers';
import type { AreaModel } from '../../core/ledger/areas';

/** Others' commits since, in a sentence's part: `62 changes by 5 people`. */
export function changesText({ changesSince, peopleSince }: AreaModel): string {
  if (changesSince === 0) return 'no changes by others since';
  const people = peopleSince === 0 ? 'agents' : countText(peopleSince, 'person', 'people');
  return `${countText(changesSince, 'change')} by ${people} since`;
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

/** The name as it is called within a directory: without the directory, which stands above the map. */
export function nameWithin(name: string, directory: string | null): string {
  const inside = directory !== null && name.startsWith(`${directory}/`);
  return inside ? name.slice(directory.length + 1) : name;
}

/** The name, cut to its last folders when the room is narrow. @param room characters */
export function shortName(name: string, room: number): string {
  if (name.length <= room) return name;
  const parts = name.split('/');
  for (let from = 1; from < parts.length; from++) {
    const rest = `…/${parts.slice(from).join('/')}`;
    if (rest.length <= room) return rest;
  }
  // `dir/*` says more by its folder than by its star.
  return parts.findLast((part) => part !== '*') ?? name;
}

/** For a large tile: what others did and how much of it the person let in; empty without. */
export function tileNote({ changesSince, approvedSince }: AreaModel): string {
  if (changesSince === 0) return '';
  const approved =
    approvedSince === null || approvedSince === 0
      ? ''
      : `, ${numberText(approvedSince)} approved by you`;
  return `${countText(changesSince, 'change')}${approved}`;
}
