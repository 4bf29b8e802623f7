import type { TrendPoint } from '../../core/ledger/evidence';
import type { OverviewModel, Period } from '../../core/ledger/overview';
import type { Cell, DataTableModel } from '../dom/dataTable';
import { durationCell, textCell } from '../dom/dataTable';
import { button } from '../dom/h';
import type { AskEvidence } from './askEvidence';
import { periodLabel, periodTitle } from './periodWords';
import { SEAM_COLUMN, seamCell, seamsOf, type MadeWith } from './seams';
import type { TrendChartModel } from './trendChart';

export function trendChartModel(
  { trend, query, usual, countDirected }: OverviewModel,
  ask: AskEvidence,
): TrendChartModel {
  return {
    labels: trend.map(({ from }) => periodLabel(query.period, from)),
    shares: trend.map(({ share }) => share),
    usual: usual?.share ?? null,
    seams: seamsOf(trend.map(madeWith)),
    pick: (index) => {
      const point = trend[index];
      if (point !== undefined) askShare(point, query, countDirected, ask);
    },
  };
}

const madeWith = ({ other }: TrendPoint): MadeWith => (other === true ? 'other' : 'now');

function titleOf({ from, to }: TrendPoint, query: OverviewModel['query']): string {
  return periodTitle({ query, from, to, today: to });
}

/** What a share is a part of. */
export function wholeOfShare(countDirected: OverviewModel['countDirected']): {
  readonly part: 'counted' | 'headlines';
  readonly label: string;
} {
  return countDirected === 'handsOn'
    ? { part: 'headlines', label: 'Built, directed and reviewed' }
    : { part: 'counted', label: 'Built and reviewed' };
}

function askShare(
  point: TrendPoint,
  query: OverviewModel['query'],
  countDirected: OverviewModel['countDirected'],
  ask: AskEvidence,
): void {
  const { part, label } = wholeOfShare(countDirected);
  ask({ part, title: `${label}, ${titleOf(point, query)}`, from: point.from, to: point.to });
}

/** The twin of the trend: each period's numbers. */
export function trendTable(model: OverviewModel, ask: AskEvidence): DataTableModel {
  const { trend, query, countDirected } = model;
  const seam = trend.some(({ other }) => other === true);
  return {
    caption: `Hands-on share by ${query.period}`,
    columns: [
      { title: nameOf(query.period) },
      { title: 'Built' },
      { title: 'Reviewed' },
      { title: 'Share' },
      ...(seam ? [SEAM_COLUMN] : []),
    ],
    rows: trend.map((point) => {
      const { from, to, headlines, share } = point;
      const name = titleOf(point, query);
      const time = (part: 'built' | 'reviewed', word: string): Cell =>
        durationCell(headlines[part], () => {
          ask({ part, title: `${word}, ${name}`, from, to });
        });
      const shown = share === null ? 'too little' : `${Math.round(share * 100)}\u00a0%`;
      const show =
        share === null
          ? shown
          : button(
              { class: 'number-link', title: 'Show the evidence' },
              () => {
                askShare(point, query, countDirected, ask);
              },
              shown,
            );
      return [
        { ...textCell(name), sort: from },
        time('built', 'Built'),
        time('reviewed', 'Reviewed'),
        { show, sort: share ?? -1, text: shown.replaceAll('\u00a0', ' ') },
        ...(seam ? [seamCell(madeWith(point))] : []),
      ];
    }),
  };
}

const nameOf = (period: Period): string => period.charAt(0).toUpperCase() + period.slice(1);
