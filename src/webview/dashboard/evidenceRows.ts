import { dayAt } from '../../core/calendar/zone';
import { durationExact } from '../../core/format/duration';
import type { EvidenceInterval } from '../../core/ledger/evidence';
import { ORIGINS } from '../../core/origins/origin';
import type { CorrectionWish } from '../../core/time/correction';
import type { TimeParameters } from '../../core/time/parameters';
import type { DashboardHost, ExplainedEvidence } from '../../protocol/dashboard';
import { copyLinks, textCell, type DataTableModel } from '../dom/dataTable';
import { durationElement } from '../dom/duration';
import type { Child } from '../dom/h';
import { button, fill, h, setAttribute } from '../dom/h';
import { clockOf, clockSpan } from './clockTime';
import { editRules, rulesText } from './editRules';
import { correctionForm } from './correctionForm';
import { BY_TIME, inOrder, pressed, type EvidenceOrder } from './evidenceOrder';
import { kindLabel } from './kindChoice';
import { dayMonthShort, longDay, weekdayShort } from './periodWords';
import { ruleWords } from './ruleWords';
import { seriesIdOf } from './series';

export interface EvidenceRowsParts {
  readonly host: Pick<DashboardHost, 'open' | 'copy'>;
  readonly correct: (wish: CorrectionWish) => Promise<void>;
  readonly revoke: (id: number) => Promise<void>;
}

export interface EvidenceRows {
  readonly element: HTMLElement;
  /** @param words of the rules that the intervals name */
  update(
    intervals: readonly EvidenceInterval[],
    words: ExplainedEvidence['words'],
    zone: string,
    params: TimeParameters,
  ): void;
}

const COLUMNS = 5;

/** A row for each interval; pressing Change opens a form right below it. */
export function evidenceRows({ host, correct, revoke }: EvidenceRowsParts): EvidenceRows {
  let shown: readonly EvidenceInterval[] = [];
  let zone = 'UTC';
  let params: TimeParameters | undefined;
  let words: ExplainedEvidence['words'] = {};
  let order = BY_TIME;
  const body = h('tbody', {});
  const heads = [
    sortHead('When', 'time'),
    sortHead('Time', 'duration', 'number'),
    sortHead('What and why', 'kind'),
    sortHead('Where', 'place'),
  ];
  const element = h(
    'div',
    { class: 'data' },
    h(
      'div',
      { class: 'scroller', role: 'region', tabindex: 0, 'aria-label': 'Intervals' },
      h(
        'table',
        { class: 'intervals' },
        h('caption', { class: 'hidden' }, 'Intervals behind the number'),
        h(
          'thead',
          {},
          h(
            'tr',
            {},
            ...heads.map(({ element: head }) => head),
            h('th', { scope: 'col' }, h('span', { class: 'hidden' }, 'Correct')),
          ),
        ),
        body,
      ),
    ),
    copyLinks((text) => void host.copy(text), asTable),
  );

  function sortHead(
    title: string,
    by: EvidenceOrder['by'],
    className?: string,
  ): { readonly by: EvidenceOrder['by']; readonly element: HTMLTableCellElement } {
    const press = (): void => {
      order = pressed(order, by);
      show();
    };
    const sort = button({ class: 'sort' }, press, title);
    return { by, element: h('th', { scope: 'col', class: className }, sort) };
  }

  function show(): void {
    for (const { by, element: head } of heads) {
      const direction = order.down ? 'descending' : 'ascending';
      setAttribute(head, 'aria-sort', order.by === by ? direction : null);
    }
    const byTime = order.by === 'time';
    const rows: HTMLElement[] = [];
    let day = '';
    for (const interval of inOrder(shown, order)) {
      const own = dayAt(zone, interval.start);
      if (byTime && own !== day) {
        day = own;
        const head = h('th', { scope: 'rowgroup', colspan: COLUMNS }, longDay(own));
        rows.push(h('tr', { class: 'day' }, head));
      }
      rows.push(row(interval, !byTime));
    }
    fill(body, ...rows);
  }

  function row(interval: EvidenceInterval, withDay: boolean): HTMLTableRowElement {
    const { start, end, kind, sub, rule, correction } = interval;
    const id = seriesIdOf(kind, sub, { directed: true }) ?? 'other';
    const day = dayAt(zone, start);
    const when = clockSpan(zone, start, interval.end);
    const change = button(
      { class: 'link', 'aria-expanded': 'false', 'aria-label': `Change ${when}` },
      toggleForm,
      'Change',
    );
    const restore =
      correction === null
        ? null
        : button(
            { class: 'link', 'aria-label': `Restore ${when}` },
            () => void revoke(correction),
            'Restore',
          );
    const element_ = h(
      'tr',
      {},
      h(
        'th',
        { scope: 'row' },
        withDay ? `${weekdayShort(day)} ${dayMonthShort(day)}, ${when}` : when,
      ),
      h('td', { class: 'number' }, durationElement(end - start)),
      h(
        'td',
        {},
        h('span', { class: 'kind' }, h('i', { class: `swatch fill-${id}` }), kindLabel(kind, sub)),
        h('span', { class: 'why' }, params === undefined ? '' : ruleWords(rule, params)),
        whoWords(interval) === '' ? null : h('span', { class: 'why' }, whoWords(interval)),
        editRules(interval, words),
      ),
      h('td', { class: 'file' }, placeOf(interval)),
      h('td', { class: 'number row-actions' }, change, restore === null ? null : ' ', restore),
    );
    let form: HTMLElement | undefined;
    function toggleForm(): void {
      const isOpen = form !== undefined;
      setAttribute(change, 'aria-expanded', isOpen ? 'false' : 'true');
      if (isOpen) {
        form?.remove();
        form = undefined;
        change.focus();
        return;
      }
      const made = correctionForm({ interval, zone, apply: correct, cancel: toggleForm });
      made.addEventListener('keydown', (event) => {
        // The first Escape closes the form, not the whole evidence.
        if (event.key === 'Escape') event.preventDefault();
      });
      form = h('tr', { class: 'edit' }, h('td', { colspan: COLUMNS }, made));
      element_.after(form);
      form.querySelector('select')?.focus();
    }
    return element_;
  }

  function placeOf({ repo, path, surface }: EvidenceInterval): Child {
    if (path === null || repo === null) return h('span', { class: 'dim' }, SURFACES[surface] ?? '');
    return button(
      { class: 'link path', title: `Open ${path}` },
      () => void host.open(repo, path),
      path,
    );
  }

  function asTable(): DataTableModel {
    const titles = ['Day', 'From', 'To', 'Time', 'Kind', 'Why', 'File', 'Characters', 'Rules'];
    return {
      caption: 'Intervals',
      columns: titles.map((title) => ({ title, words: title !== 'Time' })),
      rows: inOrder(shown, order).map((interval) =>
        [
          dayAt(zone, interval.start),
          clockOf(zone, interval.start),
          clockOf(zone, interval.end),
          durationExact(interval.end - interval.start),
          kindLabel(interval.kind, interval.sub),
          params === undefined ? '' : ruleWords(interval.rule, params),
          interval.path ?? SURFACES[interval.surface] ?? '',
          whoWords(interval),
          rulesText(interval),
        ].map((text) => textCell(text)),
      ),
    };
  }

  return {
    element,
    update(intervals, ofRules, timeZone, parameters) {
      shown = intervals;
      words = ofRules;
      zone = timeZone;
      params = parameters;
      show();
    },
  };
}

const SURFACES: Partial<Record<EvidenceInterval['surface'], string>> = {
  editor: 'a file outside of any repository',
  diff: 'a diff',
  'multi-diff': 'the changes of a commit',
  pr: 'a pull request',
  comment: 'a review comment',
  terminal: 'the terminal',
  'debug-console': 'the debug console',
  agent: 'an agent',
  settings: 'settings',
  scm: 'source control',
  webview: 'a page in a tab',
  'unknown-tab': 'another tab',
  none: 'no editor',
};

/** `212 typed, 40 pasted`. */
function whoWords({ inserted }: EvidenceInterval): string {
  const parts = ORIGINS.flatMap((origin) => {
    const count = inserted[origin] ?? 0;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${origin}`];
  });
  return parts.length === 0 ? '' : `Characters: ${parts.join(', ')}.`;
}
