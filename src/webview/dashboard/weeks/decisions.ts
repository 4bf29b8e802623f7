import { dayAt } from '../../../core/calendar/zone';
import { dayText } from '../../../core/format/dayText';
import { decisionText } from '../../../core/weeks/decisionWords';
import type { WeeksModel } from '../../../core/weeks/weeksModel';
import { button, fill, h } from '../../dom/h';
import type { Component } from '../../shared/component';

/** A longer list is folded. */
const FEW = 6;

/** What was decided, newest first. */
export function decisions(): Component<WeeksModel> {
  const list = h('tbody', {});
  const table = h(
    'table',
    { class: 'decisions' },
    h('caption', { class: 'hidden' }, 'Decisions, newest first'),
    list,
  );
  const none = h('p', { class: 'dim' }, 'No decisions so far.');
  let all = false;
  let model: WeeksModel | undefined;
  const more = button({ class: 'link' }, () => {
    all = true;
    show();
  });

  function show(): void {
    if (model === undefined) return;
    const { today, timeZone, phases } = model;
    const rows = model.decisions.flatMap((decision) => {
      const text = decisionText(decision, phases, today);
      return text === null ? [] : [{ on: dayAt(timeZone, decision.at), text }];
    });
    none.hidden = rows.length > 0;
    table.hidden = rows.length === 0;
    more.hidden = all || rows.length <= FEW;
    fill(more, `Show all ${rows.length}`);
    fill(
      list,
      ...rows
        .slice(0, all ? rows.length : FEW)
        .map(({ on, text }) =>
          h('tr', {}, h('th', { scope: 'row' }, dayText(on, today)), h('td', {}, text)),
        ),
    );
  }

  return {
    element: h(
      'section',
      { 'aria-labelledby': 'decisions-title' },
      h('header', {}, h('h2', { id: 'decisions-title' }, 'Decisions')),
      none,
      table,
      more,
    ),
    update(next) {
      model = next;
      show();
    },
  };
}
