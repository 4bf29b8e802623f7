import type { Day } from '../../../core/calendar/day';
import { isoWeekOf } from '../../../core/calendar/week';
import { dayText } from '../../../core/format/dayText';
import { STANDING_WORDS, WEEK_ANSWERS } from '../../../core/weeks/decisionWords';
import type { WeekAnswer, WeekModel } from '../../../core/weeks/week';
import type { WeeksModel } from '../../../core/weeks/weeksModel';
import type { Cell, DataTableModel } from '../../dom/dataTable';
import { durationCell, textCell } from '../../dom/dataTable';
import { h } from '../../dom/h';

const NONE: Cell = { show: '–', sort: -1, text: '' };

/**
 * The twin of the line: every week with its numbers, newest first.
 *
 * @param answer the person says what a week was
 */
export function weeksTable(
  { weeks, today }: WeeksModel,
  answer: (week: string, answer: WeekAnswer) => void,
): DataTableModel {
  return {
    caption: 'Hours by week',
    columns: [
      { title: 'Week' },
      { title: 'Built' },
      { title: 'Reviewed' },
      { title: 'Directed' },
      { title: 'In VS Code' },
      { title: 'Open' },
      { title: 'Commits' },
      { title: 'Merges' },
      { title: 'Counted', words: true },
    ],
    rows: weeks.toReversed().map((week) => [
      {
        show: dayText(week.week, today),
        sort: week.week,
        text: isoWeekOf(week.week),
      },
      durationCell(week.built),
      durationCell(week.reviewed),
      durationCell(week.directed),
      durationCell(week.present),
      week.open === null ? NONE : durationCell(week.open),
      commitsCell(week),
      week.commits === null ? NONE : countCell(week.commits.merges),
      countedCell(week, today, answer),
    ]),
  };
}

function countedText({ standing, breaks, answer }: WeekModel): string {
  if (standing !== 'counted') return STANDING_WORDS[standing];
  const said = answer === 'meetings' ? ', meetings' : '';
  return `${STANDING_WORDS[standing]}${said}${breaks ? ', shows the drift' : ''}`;
}

/** Whether it counts and why; a week that is over may be called a holiday, one elsewhere, or one of meetings. */
function countedCell(
  model: WeekModel,
  today: Day,
  answer: (week: string, answer: WeekAnswer) => void,
): Cell {
  const text = countedText(model);
  const { week, standing } = model;
  if (standing === 'running' || standing === 'phase') return textCell(text);
  const select = h(
    'select',
    { 'aria-label': `Week of ${dayText(week, today)}: does it count?`, 'data-week': week },
    h('option', { value: '' }, text),
    ...Object.entries(WEEK_ANSWERS).map(([value, name]) => h('option', { value }, name)),
  );
  select.addEventListener('change', () => {
    if (select.value !== '') answer(week, select.value as WeekAnswer);
  });
  return textCell(text, select);
}

function commitsCell({ commits }: WeekModel): Cell {
  if (commits === null) return NONE;
  return countCell(commits.written + commits.directed);
}

function countCell(count: number): Cell {
  return { show: String(count), sort: count, text: String(count) };
}
