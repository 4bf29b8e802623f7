import { addDays } from '../calendar/day';
import { dayAt } from '../calendar/zone';
import { markdownText } from '../format/markdown';
import type { HeldReason } from '../notices/notice';
import { weekSentence } from './sentence';
import { blindSpotSection } from './documentBlindSpots';
import { blockSection } from './documentBlocks';
import { timeSection, whereSection } from './documentTime';
import type { WeekReport } from './weekReport';
import { weekdayText, weekTitle } from './weekWords';

/**
 * A week as a Markdown document: what was built and where, reviewed, directed; blocks; blind spots that grew
 * or shrank; what was held back; and the one decision it ends in. Parts of which nothing is known are left out.
 */
export function weekDocument(report: WeekReport): string {
  const today = dayAt(report.zone, report.now);
  const goesOn = today <= addDays(report.week, 6);
  const sections = [
    [
      `# ${weekTitle(report.week)}${goesOn ? ', so far' : ''}`,
      '',
      markdownText(weekSentence(report)),
    ],
    timeSection(report, today),
    whereSection(report),
    blockSection(report),
    blindSpotSection(report, today),
    heldSection(report),
    decisionSection(report),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const HELD: Readonly<Record<HeldReason, string>> = {
  session: 'you were in a session',
  day: 'one notice a day',
  week: 'three notices a week',
  summary: 'the summary of the week went first',
};

function heldSection({ held, zone }: WeekReport): string[] {
  if (held === null || held.length === 0) return [];
  const rows = held.map(
    ({ message, reason, at }) =>
      `- ${weekdayText(dayAt(zone, at))}: ${markdownText(message)} _(${HELD[reason]})_`,
  );
  return ['## Notices held back', '', ...rows];
}

function decisionSection({ decidedBefore, decided, blocks }: WeekReport): string[] {
  const before =
    decidedBefore === null
      ? []
      : [`The week before, you decided: ${markdownText(decidedBefore.text)}`, ''];
  const what =
    (blocks ?? []).length > 0
      ? 'Keep, move or drop a block, or take an area into one'
      : 'Keep time for building, or take an area into it';
  const now =
    decided === null
      ? `**One decision for next week.** ${what}: run _Hands-On: Plan Next Week_.`
      : `**Decided:** ${markdownText(decided.text)}`;
  return ['## Next week', '', ...before, now];
}
