import { isoWeekOf } from '../../../core/calendar/week';
import { dayText } from '../../../core/format/dayText';
import { STANDING_WORDS } from '../../../core/weeks/decisionWords';
import type { WeekModel } from '../../../core/weeks/week';
import type { WeeksModel } from '../../../core/weeks/weeksModel';
import type { Cell, DataTableModel } from '../../dom/dataTable';
import { durationCell, textCell } from '../../dom/dataTable';

const NONE: Cell = { show: '–', sort: -1, text: '' };

/** The twin of the line: every week with its numbers, newest first. */
export function weeksTable({ weeks, today }: WeeksModel): DataTableModel {
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
      textCell(countedText(week)),
    ]),
  };
}

function countedText({ standing, breaks, answer }: WeekModel): string {
  if (standing !== 'counted') return STANDING_WORDS[standing];
  const said = answer === 'meetings' ? ', meetings' : '';
  return `${STANDING_WORDS[standing]}${said}${breaks ? ', shows the drift' : ''}`;
}

function commitsCell({ commits }: WeekModel): Cell {
  if (commits === null) return NONE;
  return countCell(commits.written + commits.directed);
}

function countCell(count: number): Cell {
  return { show: String(count), sort: count, text: String(count) };
}
