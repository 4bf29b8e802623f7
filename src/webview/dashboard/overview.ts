import type { OverviewModel } from '../../core/ledger/overview';
import type { DashboardHost, DashboardAction, OpenEvidence } from '../../protocol/dashboard';
import { h } from '../dom/h';
import type { Component } from '../shared/component';
import { authors } from './authors';
import type { BalanceParts } from './balance';
import { balance } from './balance';
import { blindSpots } from './blindSpots';
import { bracket } from './bracket';
import { counted } from './counted';
import type { Evidence } from './evidence';
import { figures } from './figures';
import { headline } from './headline';
import { kinds } from './kinds';
import { lastPeriod } from './lastPeriod';
import { today } from './today';
import { where } from './where';

export interface OverviewParts extends BalanceParts {
  readonly run: (action: DashboardAction) => void;
  /** Shows the period of that day. */
  readonly go: (date: string) => void;
  readonly host: Pick<DashboardHost, 'blindSpots' | 'catchUp' | 'setting'>;
  readonly evidence: Evidence;
}

export interface Overview extends Component<OverviewModel> {
  /** Shows what is behind a number in place of the charts; null shows the charts. */
  showEvidence(open: OpenEvidence | null, focus: boolean): void;
}

/** The first view: the sentence, the numbers, the bars, the day's line, where the time went, who wrote. */
export function overview(parts: OverviewParts): Overview {
  const { features, run, ask, copy, host, evidence } = parts;
  let model: OverviewModel | undefined;
  let open: OpenEvidence | null = null;
  const says = headline(features, ask);
  const last = lastPeriod(features, parts.go);
  const spots = blindSpots({ host, run, copy });
  const numbers = figures(features, ask, (name) => {
    void host.setting(name);
  });
  const bounds = bracket(ask);
  const bars = balance(parts);
  const line = today(features, ask, copy);
  const list = kinds(features, ask, copy);
  const folders = where({ features, ask, copy });
  const writers = authors(ask, copy);
  const explained = counted(features, () => {
    run('openSettings');
  });
  const columns = h(
    'div',
    { class: 'columns' },
    h('div', {}, bars.element, line.element, list.element),
    h('div', {}, folders.element, writers.element, spots.others, explained),
  );

  function show(focus: boolean): void {
    if (model === undefined) return;
    // Empty charts tell nothing that the sentence does not.
    const isEmpty = Object.values(model.totals.kinds).every((ms) => ms === 0);
    columns.hidden = open !== null || isEmpty;
    spots.worst.classList.toggle('aside', open !== null);
    evidence.show(open, model, focus);
    if (columns.hidden) return;
    for (const component of [bars, line, list, folders, writers]) component.update(model);
  }

  return {
    element: h(
      'div',
      {},
      says.element,
      last.element,
      spots.indexing,
      spots.worst,
      numbers.element,
      bounds.element,
      columns,
      evidence.element,
    ),
    update(next) {
      model = next;
      for (const component of [says, last, numbers, bounds]) component.update(next);
      spots.load(next.query.repo, next.query.now);
      show(false);
    },
    showEvidence(asked, focus) {
      open = asked;
      show(focus);
    },
  };
}
