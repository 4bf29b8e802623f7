import { ageText } from '../../core/format/age';
import { countText, numberText } from '../../core/format/numbers';
import type { AreaModel } from '../../core/ledger/areas';

/** An area beside its name in a list: `7 months · 62 commits · 14 approved by you`. */
export function areaSummary(area: AreaModel, now: number): string {
  const { depths, changesSince, approvedSince } = area;
  const parts = [ageText(depths.written, now)];
  if (changesSince > 0) parts.push(countText(changesSince, 'commit'));
  if (approvedSince !== null && approvedSince > 0)
    parts.push(`${numberText(approvedSince)} approved by you`);
  return parts.join(' · ');
}

/** What to begin with in a list: areas on the person's ground that others changed, worst first. */
export function worthALook(areas: readonly AreaModel[]): AreaModel[] {
  return areas.filter(({ onMyGround, changesSince }) => onMyGround && changesSince > 0);
}

/** Number of areas that are blind spots in words. */
export function blindSpots(areas: readonly AreaModel[]): number {
  return areas.filter(({ isBlindSpot, onMyGround }) => isBlindSpot && onMyGround).length;
}

/** Why an area is on the person's ground, or is not, as a sentence; empty where nothing is known. */
export function groundSentence({
  groundReason,
  onMyGround,
}: Pick<AreaModel, 'groundReason' | 'onMyGround'>): string {
  return groundReason === ''
    ? ''
    : `${onMyGround ? 'On' : 'Outside'} your ground: ${groundReason}.`;
}
