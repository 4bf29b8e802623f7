import { addDays } from '../../core/calendar/day';
import type { OverviewModel, Period } from '../../core/ledger/overview';
import type { DashboardQuery } from '../../protocol/dashboard';
import { PERIODS } from '../../protocol/dashboard';
import { button, fill, h, setAttribute, setText } from '../dom/h';
import { icon } from '../dom/icon';
import { isCurrent, periodTitle } from './periodWords';

export interface Toolbar {
  readonly element: HTMLElement;
  /** Shows what is asked for, before its answer is there. */
  show(query: DashboardQuery): void;
  update(model: OverviewModel): void;
}

const NAMES: Readonly<Record<Period, string>> = {
  day: 'Day',
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
};

/** Which period and which repository: previous and next, five lengths, one list. */
export function toolbar(change: (part: Partial<DashboardQuery>) => void): Toolbar {
  let model: OverviewModel | undefined;
  const title = h('h1', { id: 'period-title' });
  const previous = stepButton('previous', () => {
    if (model !== undefined) change({ date: addDays(model.from, -1) });
  });
  const next = stepButton('next', () => {
    if (model === undefined || isLast(model)) return;
    const date = addDays(model.to, 1);
    change({ date });
  });
  const back = button({ class: 'link' }, () => {
    change({ date: null });
  });
  const radios = PERIODS.map((period) => {
    const input = h('input', { type: 'radio', name: 'period', value: period });
    input.addEventListener('change', () => {
      change({ period });
    });
    return input;
  });
  const periods = h(
    'fieldset',
    { class: 'choice' },
    h('legend', { class: 'hidden' }, 'Period'),
    ...radios.map((input) => h('label', {}, input, h('span', {}, NAMES[input.value as Period]))),
  );
  const repositories = h('select', { 'aria-label': 'Repository' });
  repositories.addEventListener('change', () => {
    change({ repo: repositories.value === '' ? null : repositories.value });
  });

  return {
    element: h(
      'div',
      { class: 'toolbar' },
      h('div', { class: 'where' }, previous, title, next, back),
      h('div', { class: 'what' }, periods, repositories),
    ),
    show({ period }) {
      for (const input of radios) input.checked = input.value === period;
    },
    update(now) {
      model = now;
      const { period } = now.query;
      setText(title, periodTitle(now));
      nameStep(previous, `Previous ${period}`);
      nameStep(next, `Next ${period}`);
      // Stays in the tab order: a button that vanishes under the finger loses the focus.
      setAttribute(next, 'aria-disabled', isLast(now) ? 'true' : null);
      back.hidden = isCurrent(now);
      setText(back, period === 'day' ? 'Today' : `This ${period}`);
      showRepositories(repositories, now);
    },
  };
}

function isLast({ to, today }: OverviewModel): boolean {
  return to >= today;
}

function stepButton(name: 'previous' | 'next', act: () => void): HTMLButtonElement {
  return button({ class: 'step' }, act, icon(name));
}

function nameStep(element: HTMLElement, name: string): void {
  setAttribute(element, 'aria-label', name);
  setAttribute(element, 'title', name);
}

function showRepositories(select: HTMLSelectElement, { repositories, query }: OverviewModel): void {
  select.hidden = repositories.length < 2 && query.repo === null;
  const { repo } = query;
  const listed = repo === null || repositories.some(({ root }) => root === repo);
  const all = listed ? repositories : [...repositories, { root: repo, name: lastPart(repo) }];
  // An open list must not change under the finger.
  const key = JSON.stringify(all);
  if (select.dataset['key'] !== key) {
    select.dataset['key'] = key;
    fill(
      select,
      h('option', { value: '' }, 'All repositories'),
      ...all.map(({ root, name }) => h('option', { value: root, title: root }, name)),
    );
  }
  select.value = repo ?? '';
}

/** A repository without data in its ledger any more is still the one that was asked for. */
function lastPart(root: string): string {
  return root.split(/[\\/]/).findLast((part) => part !== '') ?? root;
}
