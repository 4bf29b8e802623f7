import { addDays } from '../../core/calendar/day';
import type { OverviewModel, Period } from '../../core/ledger/overview';
import { durationElement } from '../dom/duration';
import { button, fill, h } from '../dom/h';
import type { Component } from '../shared/component';
import type { Features } from './features';
import { isCurrent, periodTitle } from './periodWords';

/** With less in the period than this, the one before it tells more, ms. */
const LITTLE = 2 * 3_600_000;

/** On a Monday morning: the week before in a sentence, and the way to it. @param go shows the period of a day */
export function lastPeriod(
  { directed }: Features,
  go: (date: string) => void,
): Component<OverviewModel> {
  const element = h('p', { class: 'last-period' });
  let shown = '';
  return {
    element,
    update(model) {
      const { trend, totals, query } = model;
      const before = trend.at(-2);
      const { built, reviewed } = totals.headlines;
      element.hidden = before === undefined || !isCurrent(model) || built + reviewed >= LITTLE;
      if (before === undefined || element.hidden) return;
      const { headlines, share, from, to } = before;
      const key = JSON.stringify([before, query.period]);
      // A refresh without news leaves the focus alone.
      if (key === shown) return;
      shown = key;
      const isLast = addDays(to, 1) === model.from;
      const name = isLast ? LAST[query.period] : periodTitle({ query, from, to, today: to });
      const percent = share === null || model.shareHidden === true ? null : Math.round(share * 100);
      fill(
        element,
        `${name}: `,
        durationElement(headlines.built),
        ' built, ',
        ...(directed ? [durationElement(headlines.directed), ' directed, '] : []),
        durationElement(headlines.reviewed),
        ` reviewed${percent === null ? '' : `, ${percent}\u00a0% hands-on`}. `,
        button(
          { class: 'link' },
          () => {
            go(from);
          },
          isLast ? `Show ${LAST[query.period].toLowerCase()}` : 'Show it',
        ),
      );
    },
  };
}

const LAST: Readonly<Record<Period, string>> = {
  day: 'Yesterday',
  week: 'Last week',
  month: 'Last month',
  quarter: 'Last quarter',
  year: 'Last year',
};
