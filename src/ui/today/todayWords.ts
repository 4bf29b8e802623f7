import { durationText } from '../../core/format/duration';
import { DIRECTED_MEASURED } from '../../core/ledger/features';
import type { OverviewModel } from '../../core/ledger/overview';

/** One line of numbers; its icon is a name of VS Code's. */
export interface NumberLine {
  readonly label: string;
  readonly description: string;
  readonly icon: string;
}

/** Today, the week, and what is usual of a week: three lines. */
export function threeLines(today: OverviewModel, week: OverviewModel): NumberLine[] {
  const both = ({ totals }: Pick<OverviewModel, 'totals'>): string =>
    headlineWords(totals.headlines);
  return [
    { label: 'Today', description: both(today), icon: 'calendar' },
    { label: 'This week', description: `${both(week)}${targetWords(week)}`, icon: 'tools' },
    { label: 'Usual week', description: usualWords(week), icon: 'history' },
  ];
}

/** Label of the line that tells of notices held back. */
export const WAITING = 'Waiting';

/** One line where notices are held back, so that they disturb nobody. */
export function waitingLines(count: number): NumberLine[] {
  if (count === 0) return [];
  const description = `${count} ${count === 1 ? 'notice' : 'notices'} held back`;
  return [{ label: WAITING, description, icon: 'bell-dot' }];
}

function targetWords({ target }: OverviewModel): string {
  return target === null ? '' : `, target ${durationText(target)}`;
}

function headlineWords({
  built,
  reviewed,
  directed,
}: Pick<OverviewModel['totals']['headlines'], 'built' | 'reviewed' | 'directed'>): string {
  const words = `${durationText(built)} built · ${durationText(reviewed)} reviewed`;
  return DIRECTED_MEASURED ? `${words} · ${durationText(directed)} directed` : words;
}

function usualWords({ usual, share }: OverviewModel): string {
  if (usual === null) return 'shown after your first full week';
  const now = share === null ? '' : ` · now ${Math.round(share * 100)} % hands-on`;
  return `${headlineWords(usual)}${now}`;
}

/** Every kind of today, the ones without time left out. */
export function kindLines({ totals }: OverviewModel, directed: boolean): NumberLine[] {
  const { kinds, sub } = totals;
  const line = (label: string, ms: number, icon: string): NumberLine[] =>
    ms === 0 ? [] : [{ label, description: durationText(ms), icon }];
  return [
    ...line('Writing', kinds.implementing, 'edit'),
    ...line('Debugging', kinds.debugging, 'debug'),
    ...line('Own diffs', sub.reviewing.own, 'diff'),
    ...line('Reviewing', sub.reviewing.others, 'git-pull-request'),
    ...line('Reviewing elsewhere', sub.reviewing.elsewhere, 'globe'),
    ...(directed ? line('Directing', totals.headlines.directed, 'robot') : []),
    ...line('Reading code', kinds.reading, 'book'),
    ...line('Other', kinds.other, 'ellipsis'),
  ];
}
