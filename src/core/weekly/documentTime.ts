import type { Day } from '../calendar/day';
import { durationText } from '../format/duration';
import { markdownCode, markdownRow } from '../format/markdown';
import type { PlaceTime } from '../ledger/evidence';
import type { OverviewModel } from '../ledger/overview';
import type { WeekReport } from './weekReport';
import { cell, weekdayText } from './weekWords';

/** So many places are named; the rest is summed up. */
const MOST_PLACES = 8;

/** Day by day, the sum, and what is usual. */
export function timeSection({ overview }: WeekReport, today: Day): string[] {
  const rows = overview.days
    .filter(({ date }) => date <= today)
    .map(({ date, totals: { headlines } }) =>
      markdownRow([
        weekdayText(date),
        cell(headlines.built),
        cell(headlines.reviewed),
        cell(headlines.directed),
      ]),
    );
  const { built, reviewed, directed } = overview.totals.headlines;
  const sum = [built, reviewed, directed].map((ms) => `**${durationText(ms)}**`);
  return [
    '## Time',
    '',
    '| | Built | Reviewed | Directed |',
    '|:--|--:|--:|--:|',
    ...rows,
    markdownRow(['**Week**', ...sum]),
    ...usualRow(overview),
    ...measures(overview),
  ];
}

function usualRow({ usual }: OverviewModel): string[] {
  if (usual === null) return [];
  const of = usual.periods === 1 ? 'The week before' : `Median of ${usual.periods} weeks`;
  return [markdownRow([of, cell(usual.built), cell(usual.reviewed), cell(usual.directed)])];
}

/** The target and the share, where there are any. */
function measures({
  target,
  totals,
  share,
  usual,
  shareHidden,
  countDirected,
}: OverviewModel): string[] {
  const short = (target ?? 0) - totals.headlines.built;
  const reached =
    short <= 0
      ? 'reached'
      : `${durationText(short)} ${totals.headlines.built > 0 ? 'short' : 'to go'}`;
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  const usually =
    usual?.share === undefined || usual.share === null ? '' : `, usually ${percent(usual.share)}`;
  const counted = countDirected === 'handsOn' ? ' with what you directed' : '';
  const lines = [
    ...(target === null ? [] : [`Target ${durationText(target)} built: ${reached}.`]),
    ...(share === null ? [] : [`Hands-on share${counted} ${percent(share)}${usually}.`]),
    ...(shareHidden === true
      ? ['Most of your review happens elsewhere, so no share is shown.']
      : []),
  ];
  return lines.length === 0 ? [] : ['', lines.join(' ')];
}

/** Where the time went, by the tops of paths. */
export function whereSection({ overview }: WeekReport): string[] {
  const places = summed(overview.places).filter(
    ({ built, reviewed, directed }) => built + reviewed + directed > 0,
  );
  if (places.length === 0) return [];
  const shown = places.slice(0, MOST_PLACES);
  const rest = places.slice(MOST_PLACES);
  const row = (name: string, { built, reviewed, directed }: Headlines): string =>
    markdownRow([name, cell(built), cell(reviewed), cell(directed)]);
  return [
    '## Where',
    '',
    '| | Built | Reviewed | Directed |',
    '|:--|--:|--:|--:|',
    ...shown.map((place) => row(placeName(place, overview), place)),
    ...(rest.length === 0 ? [] : [row(`${rest.length} more`, rest.reduce(added))]),
  ];
}

type Headlines = Pick<PlaceTime, 'built' | 'reviewed' | 'directed'>;
type Place = Pick<PlaceTime, 'repo' | 'folder'> & Headlines;

/** By repository and folder, all languages together; the most time first. */
function summed(places: readonly PlaceTime[]): Place[] {
  const byName = new Map<string, Place>();
  for (const { repo, folder, built, reviewed, directed } of places) {
    const key = JSON.stringify([repo, folder]);
    const one = { repo, folder, built, reviewed, directed };
    const known = byName.get(key);
    byName.set(key, known === undefined ? one : { ...one, ...added(known, one) });
  }
  const time = ({ built, reviewed, directed }: Headlines): number => built + reviewed + directed;
  return [...byName.values()].sort((a, b) => b.built - a.built || time(b) - time(a));
}

function added<One extends Headlines>(a: One, b: Headlines): One {
  return {
    ...a,
    built: a.built + b.built,
    reviewed: a.reviewed + b.reviewed,
    directed: a.directed + b.directed,
  };
}

function placeName({ repo, folder }: Place, { repositories }: OverviewModel): string {
  if (folder === null) return 'no file';
  const name = repositories.find(({ root }) => root === repo)?.name ?? repo ?? '';
  const several = repositories.length > 1 && name !== '';
  if (folder === '') return several ? `${markdownCode(name, true)}, its root` : 'files at the root';
  return markdownCode(several ? `${name}: ${folder}` : folder, true);
}
