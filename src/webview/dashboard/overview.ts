import type { OverviewModel } from '../../core/ledger/overview';
import type { DashboardAction } from '../../protocol/dashboard';
import { h } from '../dom/h';
import type { BalanceParts } from './balance';
import { balance } from './balance';
import type { Component } from '../shared/component';
import { counted } from './counted';
import { figures } from './figures';
import { headline } from './headline';
import { kinds } from './kinds';
import { today } from './today';

export interface OverviewParts extends BalanceParts {
  readonly run: (action: DashboardAction) => void;
}

/** The first view: the sentence, the numbers, the bars, the day's line, where the time went. */
export function overview(parts: OverviewParts): Component<OverviewModel> {
  const { features, run } = parts;
  const says = headline(features);
  const numbers = figures(features);
  const bars = balance(parts);
  const line = today(features);
  const list = kinds(features);
  const explained = counted(features, () => {
    run('openSettings');
  });
  const columns = h(
    'div',
    { class: 'columns' },
    h('div', {}, bars.element, line.element),
    h('div', {}, list.element, explained),
  );
  return {
    element: h('div', {}, says.element, numbers.element, columns),
    update(model) {
      says.update(model);
      numbers.update(model);
      // Empty charts tell nothing that the sentence does not.
      columns.hidden = Object.values(model.totals.kinds).every((ms) => ms === 0);
      if (columns.hidden) return;
      for (const component of [bars, line, list]) component.update(model);
    },
  };
}
