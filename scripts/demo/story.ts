/** What a working day of the demo is like, minutes. */
export interface DemoDay {
  readonly built: number;
  readonly reviewed: number;
  readonly directed: number;
  /** Folder that most of the writing goes to. */
  readonly folder: string;
}

const WEEKS = 52;

/**
 * A year of a lead, by weeks from the oldest (0) to this one (51): a good balance, a drift into review, a
 * quarter that was lost to it, a phase of four protected weeks, and a steady come-back.
 */
export function demoDay(week: number, weekday: number): DemoDay {
  const { built, reviewed, directed } = balanceOf(week);
  // The same in every run: days differ, but by their place in the year only.
  const wave = 0.75 + (((week * 5 + weekday * 3) % 7) / 7) * 0.5;
  const reviewDay = weekday % 2 === 0;
  return {
    built: Math.round(built * wave * (reviewDay ? 0.6 : 1.3)),
    reviewed: Math.round(reviewed * wave * (reviewDay ? 1.4 : 0.7)),
    directed: Math.round(directed * wave),
    folder: FOLDERS[(week + weekday) % FOLDERS.length] ?? 'src',
  };
}

const FOLDERS = ['billing/invoices', 'api/routes', 'web/checkout', 'search/indexer', 'docs/adr'];

/** Minutes of an average working day. */
function balanceOf(week: number): Pick<DemoDay, 'built' | 'reviewed' | 'directed'> {
  if (week < WEEKS * 0.25) return { built: 110, reviewed: 60, directed: 5 };
  if (week < WEEKS * 0.5) {
    const gone = (week - WEEKS * 0.25) / (WEEKS * 0.25);
    return { built: 110 - 80 * gone, reviewed: 60 + 70 * gone, directed: 5 + 15 * gone };
  }
  if (week < WEEKS * 0.68) return { built: 26, reviewed: 135, directed: 22 };
  if (week < WEEKS * 0.76) return { built: 120, reviewed: 45, directed: 15 };
  return { built: 78, reviewed: 75, directed: 18 };
}
