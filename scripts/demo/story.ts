import type { Day } from '../../src/core/calendar/day';
import type { Decision } from '../../src/core/weeks/decision';

/** What a working day of the demo is like, minutes. */
export interface DemoDay {
  readonly built: number;
  readonly reviewed: number;
  readonly directed: number;
  /** Where it is written, and what is read of others. */
  readonly folder: string;
  readonly reviewFolder: string;
}

export const DEMO_WEEKS = 52;
const HOUR = 3_600_000;

/** First weeks of the chapters, of 52. */
const DRIFT = 13;
const PHASE = 26;
const HOLIDAY = 30;
const PROTECTED = 35;
const BACK = 39;

const FOLDERS = ['billing/invoices', 'api/routes', 'web/checkout', 'search/indexer', 'docs/adr'];
/** Folders that are only reviewed since the drift. */
const LOST = new Set(['web/checkout', 'search/indexer']);

/**
 * A year of a lead, by weeks from the oldest (0) to this one (51): a good balance, a drift into review, a
 * declared phase of leading with two weeks off, four protected weeks, and a steady come-back.
 *
 * @param weekday 0 for Monday to 4 for Friday
 * @returns null for a day off
 */
export function demoDay(week: number, weekday: number): DemoDay | null {
  if (week === HOLIDAY || week === HOLIDAY + 1) return null;
  const { built, reviewed, directed } = balanceOf(week);
  // The same in every run: days differ, but by their place in the year only.
  const wave = 0.7 + ((week * 5 + weekday * 3 + ((week * weekday) % 4)) % 7) / 10;
  const reviewDay = weekday % 2 === 0;
  const folders = week < DRIFT + 4 ? FOLDERS : FOLDERS.filter((folder) => !LOST.has(folder));
  return {
    built: Math.round(built * wave * (reviewDay ? 0.6 : 1.3)),
    reviewed: Math.round(reviewed * wave * (reviewDay ? 1.4 : 0.7)),
    directed: Math.round(directed * wave),
    folder: pick(folders, Math.floor(week / 3) + (weekday > 2 ? 1 : 0)),
    reviewFolder: pick(FOLDERS, week + weekday),
  };
}

/** What the lead decided on the way. @param mondayOf first day of a week of the story */
export function demoDecisions(
  mondayOf: (week: number) => Day,
  instantOf: (day: Day) => number,
): Decision[] {
  const at = (week: number): number => instantOf(mondayOf(week)) + 9 * HOUR;
  const phase = 'demo-phase';
  return [
    {
      id: 'demo-drift',
      at: at(PHASE - 2),
      kind: 'drift',
      episode: mondayOf(PHASE - 3),
      answer: 'phase',
      from: mondayOf(PHASE - 6),
      text: 'Two teams to hire for: I will not build much until autumn, and say so.',
    },
    {
      id: phase,
      at: at(PHASE),
      kind: 'phase',
      name: 'Hiring two teams',
      from: mondayOf(PHASE),
      until: mondayOf(PROTECTED),
      target: 2 * HOUR,
    },
    {
      id: 'demo-holiday-1',
      at: at(HOLIDAY + 2),
      kind: 'week',
      week: mondayOf(HOLIDAY),
      answer: 'holiday',
    },
    {
      id: 'demo-holiday-2',
      at: at(HOLIDAY + 2),
      kind: 'week',
      week: mondayOf(HOLIDAY + 1),
      answer: 'holiday',
    },
    {
      id: 'demo-phase-end',
      at: at(PROTECTED),
      kind: 'phaseEnded',
      phase,
      on: mondayOf(PROTECTED),
      answer: 'back',
    },
    {
      id: 'demo-quarter',
      at: at(BACK + 1),
      kind: 'quarter',
      from: mondayOf(BACK - 12),
      to: mondayOf(BACK),
      reading: 'drifting',
      text: 'Tuesdays and Thursdays stay free for building; search goes to Robin for good.',
    },
  ];
}

function pick(folders: readonly string[], index: number): string {
  return folders[index % folders.length] ?? 'src';
}

/** Minutes of an average working day. */
function balanceOf(week: number): Pick<DemoDay, 'built' | 'reviewed' | 'directed'> {
  if (week < DRIFT) return { built: 110, reviewed: 60, directed: 5 };
  if (week < PHASE) {
    const gone = (week - DRIFT) / (PHASE - DRIFT);
    return { built: 110 - 80 * gone, reviewed: 60 + 70 * gone, directed: 5 + 15 * gone };
  }
  if (week < PROTECTED) return { built: 26, reviewed: 135, directed: 22 };
  if (week < BACK) return { built: 120, reviewed: 45, directed: 15 };
  return { built: 78 + (week - BACK) * 1.5, reviewed: 75, directed: 18 };
}
