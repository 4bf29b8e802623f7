import type { TrendPoint } from '../../core/ledger/evidence';
import type { OverviewModel, Period } from '../../core/ledger/overview';
import type { Cell, DataTableModel } from '../dom/dataTable';
import { durationCell, textCell } from '../dom/dataTable';
import type { AskEvidence } from './askEvidence';
import { periodLabel, periodTitle } from './periodWords';
import type { TrendChartModel } from './trendChart';

export function trendChartModel({ trend, query, usual }: OverviewModel): TrendChartModel {
  return {
    labels: trend.map(({ from }) => periodLabel(query.period, from)),
    shares: trend.map(({ share }) => share),
    usual: usual?.share ?? null,
  };
}

/** The twin of the trend: each period's numbers. */
export function trendTable(model: OverviewModel, ask: AskEvidence): DataTableModel {
  const { trend, query } = model;
  const titleOf = ({ from, to }: TrendPoint): string => periodTitle({ query, from, to, today: to });
  return {
    caption: `Hands-on share by ${query.period}`,
    columns: [
      { title: nameOf(query.period) },
      { title: 'Built' },
      { title: 'Reviewed' },
      { title: 'Share' },
    ],
    rows: trend.map((point) => {
      const { from, to, headlines, share } = point;
      const name = titleOf(point);
      const time = (part: 'built' | 'reviewed', word: string): Cell =>
        durationCell(headlines[part], () => {
          ask({ part, title: `${word}, ${name}`, from, to });
        });
      const shown = share === null ? 'too little' : `${Math.round(share * 100)}\u00a0%`;
      return [
        { ...textCell(name), sort: from },
        time('built', 'Built'),
        time('reviewed', 'Reviewed'),
        { show: shown, sort: share ?? -1, text: shown.replaceAll('\u00a0', ' ') },
      ];
    }),
  };
}

const nameOf = (period: Period): string => period.charAt(0).toUpperCase() + period.slice(1);
