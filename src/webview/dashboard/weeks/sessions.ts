import { clockAt, weekdayAt } from '../../../core/blocks/blockWords';
import { weekLabel } from '../../../core/blocks/weekGrid';
import { dayAt } from '../../../core/calendar/zone';
import type { Broke } from '../../../core/focus/session';
import type { SessionLine, SessionLines } from '../../../protocol/blocks';
import { dataTable, durationCell, textCell, type Cell } from '../../dom/dataTable';
import { button, fill, h, setText } from '../../dom/h';
import { loadingSection } from './loading';
import type { LowerHalfParts, WeeksSection } from './section';

/** A longer list is folded. */
const FEW = 8;
const BROKEN_BY: Readonly<Record<Broke, string>> = {
  meeting: 'meeting',
  review: 'review',
  incident: 'incident',
  chat: 'chat',
  nothing: '',
};

/** Focus sessions of half a year, the latest first. */
export function sessions({ host, copy }: LowerHalfParts): WeeksSection {
  let model: SessionLines | undefined;
  let all = false;
  const count = h('small', {});
  const table = dataTable(copy);
  const more = button({ class: 'link' }, () => {
    all = true;
    show();
  });
  const none = h(
    'div',
    { class: 'empty' },
    h('p', { class: 'dim' }, 'No focus session in half a year.'),
    h(
      'p',
      { class: 'buttons' },
      button(
        { class: 'secondary' },
        () => void host.blockAction('startSession').catch(() => undefined),
        'Start a session',
      ),
    ),
  );
  const body = h('div', {}, none, table.element, more);

  function show(): void {
    if (model === undefined) return;
    const { sessions: lines, timeZone } = model;
    const empty = lines.length === 0;
    none.hidden = !empty;
    table.element.hidden = empty;
    more.hidden = all || lines.length <= FEW;
    fill(more, `Show all ${lines.length}`);
    setText(count, empty ? '' : `${lines.length} in half a year`);
    table.update({
      caption: 'Focus sessions, latest first',
      columns: [
        { title: 'When' },
        { title: 'What for', words: true },
        { title: 'Built' },
        { title: 'Length' },
        { title: 'Estimate' },
        { title: 'Broken by', words: true },
      ],
      rows: (all ? lines : lines.slice(0, FEW)).map((line) => cellsOf(line, timeZone)),
    });
  }

  return loadingSection(
    h(
      'section',
      { 'aria-labelledby': 'sessions-title', class: 'sessions' },
      h('header', {}, h('h2', { id: 'sessions-title' }, 'Sessions'), count),
    ),
    body,
    () => host.sessionLines(),
    (next) => {
      model = next;
      show();
    },
  );
}

function cellsOf(line: SessionLine, zone: string): Cell[] {
  const { start, intention, area, built, ran, estimate } = line;
  const day = dayAt(zone, start);
  const when = `${weekdayAt(start, zone).slice(0, 3)} ${weekLabel(day)}, ${clockAt(start, zone)}`;
  return [
    { show: when, sort: start, text: `${day} ${clockAt(start, zone)}` },
    textCell(intention === '' ? (area ?? '') : intention),
    durationCell(built),
    durationCell(ran),
    estimate === null ? { show: '', sort: -1, text: '' } : durationCell(estimate),
    textCell(endText(line)),
  ];
}

function endText({ open, broke, abandoned }: SessionLine): string {
  if (open) return 'running';
  const by = broke === null ? '' : BROKEN_BY[broke];
  return abandoned && by === '' ? 'given up' : by;
}
