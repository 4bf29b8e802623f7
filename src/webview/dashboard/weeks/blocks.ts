import type { BlockOccurrence } from '../../../core/blocks/blockOccurrence';
import { BLOCK_STATES, clockAt, weekdayAt, whenText } from '../../../core/blocks/blockWords';
import { countedCause } from '../../../core/blocks/cause';
import { blockSummary, weekGrid, weekLabel } from '../../../core/blocks/weekGrid';
import { dayAt } from '../../../core/calendar/zone';
import type { BlockWeeks } from '../../../protocol/blocks';
import { dataTable, durationCell, textCell, type DataTableModel } from '../../dom/dataTable';
import { button, fill, h, setAttribute, setText } from '../../dom/h';
import { blockCell } from './blockCell';
import { loadingSection } from './loading';
import { roving } from './roving';
import type { LowerHalfParts, WeeksSection } from './section';

/** Protected blocks by week: what was kept, what was lost to what, and what can be done about them. */
export function blocks({ host, copy }: LowerHalfParts): WeeksSection {
  let model: BlockWeeks | undefined;
  let asTable = false;
  const facts = h('small', { class: 'block-facts' });
  const act = (action: Parameters<typeof host.blockAction>[0], title: string): HTMLElement =>
    button({ class: 'link' }, () => void host.blockAction(action).catch(() => undefined), title);
  const twinToggle = button({ class: 'link', id: 'blocks-toggle' }, () => {
    asTable = !asTable;
    show();
  });
  const links = h(
    'span',
    { class: 'links' },
    twinToggle,
    act('edit', 'Edit'),
    act('calendarFile', 'Calendar file'),
    act('sentence', 'Sentence for colleagues'),
  );
  links.hidden = true;
  const none = h(
    'div',
    { class: 'empty' },
    h(
      'p',
      { class: 'dim' },
      'No time is protected for building yet. A protected block is a stretch of the week, such as Tuesday 9 to 12; here you see whether it was kept.',
    ),
    h(
      'p',
      { class: 'buttons' },
      button(
        { class: 'secondary' },
        () => void host.blockAction('edit').catch(() => undefined),
        'Protect some time',
      ),
    ),
  );
  const grid = h('table', { class: 'block-weeks', role: 'grid', 'aria-label': 'Blocks by week' });
  const move = roving(grid, 'button.block');
  const gridBox = h('div', {}, grid);
  const twin = dataTable(copy);
  const body = h('div', {}, none, gridBox, twin.element);
  const element = h(
    'section',
    { 'aria-labelledby': 'blocks-title', class: 'blocks' },
    h('header', {}, h('h2', { id: 'blocks-title' }, 'Protected blocks'), facts, links),
  );

  function show(): void {
    if (model === undefined) return;
    const isEmpty = model.blocks.length === 0 && model.next === null;
    none.hidden = !isEmpty;
    links.hidden = isEmpty;
    gridBox.hidden = isEmpty || asTable;
    twin.element.hidden = isEmpty || !asTable;
    setText(facts, factsText(model));
    setText(twinToggle, asTable ? 'Weeks' : 'Table');
    setAttribute(twinToggle, 'aria-label', asTable ? 'Show by weeks' : 'Show as table');
    if (asTable) twin.update(tableOf(model));
    else showGrid(model);
  }

  function showGrid({ blocks: all, weeks, timeZone }: BlockWeeks): void {
    const key = move.focused();
    const answer = (one: string): void => void host.answerBlock(one).catch(() => undefined);
    const rows = weekGrid(all, weeks);
    fill(
      grid,
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('td', {}),
          ...weeks.map((week) => h('th', { scope: 'col', class: 'dim' }, weekLabel(week))),
        ),
      ),
      h(
        'tbody',
        {},
        ...rows.map(({ label, title, cells }) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row', title }, label),
            ...cells.map((one) =>
              h('td', {}, one === null ? null : blockCell(one, timeZone, answer)),
            ),
          ),
        ),
      ),
    );
    move.restore(key);
  }

  return loadingSection(
    element,
    body,
    () => host.blockWeeks(),
    (next) => {
      model = next;
      show();
    },
  );
}

/** `next: Thursday 9:00–12:00 · 17 of the last 22 kept · lost to 4 meetings, 1 review · 2 skipped`. */
export function factsText({ blocks: all, next, timeZone, now }: BlockWeeks): string {
  const { over, kept, skipped, causes } = blockSummary(all, now);
  const parts: string[] = [];
  if (next !== null) {
    const what = next.area === null ? '' : ` for ${next.area.name}`;
    parts.push(`${next.start <= now ? 'now' : 'next'}: ${whenText(next, timeZone)}${what}`);
  }
  if (over > 0) parts.push(`${kept} of the last ${over} kept`);
  if (causes.length > 0) {
    const told = causes.map(({ kind, count }) => countedCause(kind, count));
    parts.push(`lost to ${told.join(', ')}`);
  }
  if (skipped > 0) parts.push(`${skipped} skipped`);
  return parts.join(' · ');
}

function tableOf({ blocks: all, timeZone }: BlockWeeks): DataTableModel {
  return {
    caption: 'Protected blocks, latest first',
    columns: [
      { title: 'When' },
      { title: 'Block', words: true },
      { title: 'State', words: true },
      { title: 'Built' },
      { title: 'Length' },
      { title: 'Because', words: true },
      { title: 'For', words: true },
    ],
    rows: all
      .toReversed()
      .map((one) => [
        whenCell(one, timeZone),
        textCell(one.block.name),
        textCell(BLOCK_STATES[one.state]),
        durationCell(one.built),
        durationCell(one.end - one.start),
        textCell(one.cause ?? ''),
        textCell(one.area?.name ?? ''),
      ]),
  };
}

function whenCell({ start, end }: BlockOccurrence, zone: string): ReturnType<typeof textCell> {
  const day = dayAt(zone, start);
  const times = `${clockAt(start, zone)}–${clockAt(end, zone)}`;
  const show = `${weekdayAt(start, zone).slice(0, 3)} ${weekLabel(day)}, ${times}`;
  return { show, sort: start, text: `${day} ${times}` };
}
