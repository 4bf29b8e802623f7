import type { Day } from '../../core/calendar/day';
import type { DayRange } from '../../core/calendar/period';
import type { LedgerHealth } from '../../core/ledger/health';
import type { HostModel, OverviewModel, OverviewQuery } from '../../core/ledger/overview';
import type { LedgerSettings } from '../../core/ports/ledgerPort';
import type { Interval } from '../../core/time/kind';
import { sumPlaces } from '../evidence/placeTimes';
import { dayModelOf, sumDays, tallyOf, type DaySummary } from '../time/daySummary';
import { hasTime, totalsOfTally } from '../time/tally';
import { lineOf } from './line';
import { shownShare, type ReviewFacts } from './share';
import { targetOf } from './target';
import { trendOf } from './trend';
import { usualOf } from './usual';

const HOUR = 3_600_000;

export interface OverviewInput {
  readonly query: OverviewQuery;
  readonly settings: LedgerSettings;
  readonly range: DayRange;
  /** Local day of `query.now`. */
  readonly today: Day;
  /** Every day of the range, in order. */
  readonly days: readonly DaySummary[];
  /** The last like periods that have data, each as its days. */
  readonly earlier: readonly (readonly DaySummary[])[];
  /** For a day: the days of its week up to it. */
  readonly week?: readonly DaySummary[];
  /** Every computer whose time the ledger has. */
  readonly hosts: readonly HostModel[];
  /** The day of {@link lineDayOf}, its intervals cut at its borders. */
  readonly line: { readonly date: Day; readonly intervals: readonly Interval[] };
  readonly since: number | null;
  readonly health: LedgerHealth;
  /** Merges and review of the last four weeks; left out where git was not asked. */
  readonly review?: ReviewFacts;
}

export function overviewOf(input: OverviewInput): OverviewModel {
  const { query, settings, range, days, earlier, line } = input;
  const sum = sumDays(days, query.repo);
  const totals = totalsOfTally(sum);
  const before = trendOf(earlier, query.repo, settings);
  return {
    query,
    ...range,
    today: input.today,
    timeZone: settings.timeZone,
    totals,
    origins: sum.origins,
    days: days.map((day) => dayModelOf(day, query.repo)),
    usual: usualOf(
      before.map(({ headlines }) => headlines),
      before.map(({ share }) => share),
    ),
    ...shownShare(totals.headlines, settings.countDirected, input.review),
    target: targetOf(query.period, range, settings.weeklyTarget),
    ...weekOf(input),
    countDirected: settings.countDirected,
    parameters: settings.parameters,
    typing: typingOf(days, query.repo),
    places: sumPlaces(
      days.flatMap(({ places = [] }) => places),
      query.repo,
    ),
    trend: [...before, ...trendOf([days], query.repo, settings)],
    line: { date: line.date, segments: lineOf(line.intervals, query.repo) },
    repositories: repositoriesOf(days, query.repo),
    since: input.since,
    hosts: [...input.hosts].sort(
      (a, b) => Number(b.own) - Number(a.own) || compare(a.name, b.name),
    ),
    health: input.health,
  };
}

/** A day's part of the target is the week's business. */
function weekOf({ query, settings, week }: OverviewInput): Pick<OverviewModel, 'week'> {
  if (week === undefined || settings.weeklyTarget === null) return {};
  const { built } = totalsOfTally(sumDays(week, query.repo)).headlines;
  return { week: { built, target: settings.weeklyTarget * HOUR } };
}

/** Days of which only totals are left do not tell. */
function typingOf(days: readonly DaySummary[], repo: string | null): number | null {
  if (days.some(({ folded }) => folded !== undefined)) return null;
  return days
    .flatMap(({ typing = [] }) => typing)
    .filter((part) => repo === null || part.repo === repo)
    .reduce((sum, { ms }) => sum + ms, 0);
}

/** Which day is shown as a line: today where the period holds it, else its last day with time. */
export function lineDayOf(
  days: readonly DaySummary[],
  { from, to }: DayRange,
  today: Day,
  repo: string | null,
): Day {
  if (today >= from && today <= to) return today;
  return days.findLast((day) => hasTime(tallyOf(day, repo)))?.date ?? to;
}

/** Repositories in which time was spent, and the one that is asked for, by name. */
function repositoriesOf(
  days: readonly DaySummary[],
  asked: string | null,
): OverviewModel['repositories'] {
  const roots = new Set<string>(asked === null ? [] : [asked]);
  for (const { parts } of days) {
    for (const { repo, tally } of parts) if (repo !== null && hasTime(tally)) roots.add(repo);
  }
  return [...roots]
    .map((root) => ({ root, name: nameOf(root) }))
    .sort((a, b) => compare(a.name, b.name) || compare(a.root, b.root));
}

/** The last segment of the root's path, as people name a repository. */
function nameOf(root: string): string {
  const last = root.replace(/\/+$/, '').split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last) || root;
  } catch {
    return last || root;
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
