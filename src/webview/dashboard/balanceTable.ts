import type { OverviewModel } from '../../core/ledger/overview';
import type { EvidencePart } from '../../core/ledger/evidence';
import type { TimeTotals } from '../../core/time/kind';
import { h } from '../dom/h';
import type { DataTableModel } from '../dom/dataTable';
import { durationCell, textCell } from '../dom/dataTable';
import type { AskEvidence } from './askEvidence';
import type { BalanceBar } from './balanceData';
import type { Features } from './features';
import { dayMonthShort, periodTitle, weekdayShort } from './periodWords';
import { SEAM_COLUMN, seamCell } from './seams';
import type { Series, SeriesId } from './series';

/** What counts in headlines together: with directing where that is measured. */
export function allCounted({ directed }: Features): { part: EvidencePart; label: string } {
  return directed
    ? { part: 'headlines', label: 'Built, reviewed and directed' }
    : { part: 'counted', label: 'Built and reviewed' };
}

/** What a series is called where evidence is asked for. */
export function partOfSeries(id: SeriesId): EvidencePart {
  return id === 'reviewed' ? 'others' : id;
}

/** Short where it is a day: the columns beside it are many. */
function nameOf({ from, to, title }: BalanceBar): string {
  return from === to ? `${weekdayShort(from)} ${dayMonthShort(from)}` : title;
}

/** The table of the same numbers as the bars. */
export function balanceTable(
  model: OverviewModel,
  bars: readonly BalanceBar[],
  series: readonly Series[],
  ask: AskEvidence,
): DataTableModel {
  const headlines = [
    { label: 'Built', part: 'built' as const, ms: (totals: TimeTotals) => totals.headlines.built },
    {
      label: 'Reviewed',
      part: 'reviewed' as const,
      ms: (totals: TimeTotals) => totals.headlines.reviewed,
    },
  ];
  const columns = [
    ...headlines,
    // A kind that is all of its headline would only repeat it.
    ...series
      .filter(({ id }) => id !== 'reviewed' || series.some((other) => other.id === 'elsewhere'))
      .map(({ id, label, ms }) => ({ label, part: partOfSeries(id), ms })),
  ];
  const { period } = model.query;
  const seam = bars.some(({ madeWith }) => madeWith === 'other' || madeWith === 'both');
  const unit = period === 'year' ? 'Month' : period === 'quarter' ? 'Week' : 'Day';
  return {
    caption: `Time by kind, ${periodTitle(model)}`,
    columns: [
      { title: unit },
      ...columns.map(({ label }) => ({ title: label })),
      ...(seam ? [SEAM_COLUMN] : []),
    ],
    rows: bars.map((bar) => [
      {
        show: bar.current ? h('strong', {}, nameOf(bar)) : nameOf(bar),
        sort: bar.from,
        text: nameOf(bar),
      },
      ...columns.map(({ label, part, ms }) =>
        durationCell(ms(bar.totals), () => {
          ask({ part, title: `${label}, ${bar.title}`, from: bar.from, to: bar.to });
        }),
      ),
      ...(seam ? [seamCell(bar.madeWith)] : []),
    ]),
    foot: [
      textCell('Together'),
      ...columns.map(({ label, part, ms }) =>
        durationCell(ms(model.totals), () => {
          ask({ part, title: `${label}, ${periodTitle(model)}` });
        }),
      ),
      ...(seam ? [textCell('')] : []),
    ],
  };
}
