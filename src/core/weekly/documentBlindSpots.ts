import { addDays, type Day } from '../calendar/day';
import { dayAt } from '../calendar/zone';
import { dayText } from '../format/dayText';
import { markdownCode, markdownText } from '../format/markdown';
import { countText, numberText } from '../format/numbers';
import type { ChangedSpot } from './blindSpots';
import type { WeekReport } from './weekReport';

/** So many of each sort are named. */
const MOST = 5;

/** Blind spots that are new, grew or shrank since the week before; without any change the largest ones. */
export function blindSpotSection({ blindSpots, zone, week }: WeekReport, today: Day): string[] {
  if (blindSpots === null) return [];
  const { all, fresh, grown, shrunk, wasLargest } = blindSpots;
  const lines = [
    ...fresh.slice(0, MOST).map((spot) => `- **New:** ${markdownText(spot.sentence)}`),
    ...grown.slice(0, MOST).map((spot) => grownLine(spot, zone, today)),
    ...shrunk
      .slice(0, MOST)
      .map((spot) => `- **No longer a blind spot:** ${markdownCode(spot.name)}.`),
  ];
  if (lines.length > 0) return ['## Blind spots', '', ...lines];
  if (all.length === 0) return [];
  const nothing =
    wasLargest === null
      ? `No blind spots were recorded for the week of ${dayText(addDays(week, -7), today)}, so there is nothing to compare.`
      : 'None grew or shrank since the week before.';
  const largest = all.slice(0, MOST).map((spot) => `- ${markdownText(spot.sentence)}`);
  return ['## Blind spots', '', nothing, '', ...largest];
}

function grownLine({ now, before }: ChangedSpot, zone: string, today: Day): string {
  const more = countText(now.changesSince - before.changesSince, 'more commit');
  const all = numberText(now.changesSince);
  const since =
    now.written === null
      ? `${all} in all; you have never written there`
      : `${all} since you last wrote there on ${dayText(dayAt(zone, now.written), today)}`;
  return `- **Grew:** ${markdownCode(now.name)}: ${more} by others, ${since}.`;
}
