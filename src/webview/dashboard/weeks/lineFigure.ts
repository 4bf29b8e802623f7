import { dayText } from '../../../core/format/dayText';
import type { WeekAnswer } from '../../../core/weeks/week';
import type { WeeksModel, WeekSpan } from '../../../core/weeks/weeksModel';
import { WEEK_SPANS } from '../../../core/weeks/weeksModel';
import { dataTable } from '../../dom/dataTable';
import { button, fill, h, setAttribute, setText } from '../../dom/h';
import type { Component } from '../../shared/component';
import { chartLabel, openText, weeksChartModel, type WeeksChartModel } from './chartData';
import type { DrawWeeks, WeeksChart } from './weeksChart';
import { weeksTable } from './weeksTable';

export interface LineFigureParts {
  readonly draw: DrawWeeks;
  readonly span: WeekSpan;
  readonly table: boolean;
  readonly copy: (text: string) => void;
  /** The person says what a week was. */
  readonly answer: (week: string, answer: WeekAnswer) => void;
  /** Tells screen readers. */
  readonly say: (text: string) => void;
  readonly changed: (shown: { readonly span: WeekSpan; readonly weeksTable: boolean }) => void;
}

/** Where a key leads from a week, the last one being `last`. */
const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
};
const NAMES: Readonly<Record<WeekSpan, string>> = { 26: '26 weeks', 156: '3 years' };
const HOUR = 3_600_000;
/** A week counts as open and left alone with so many hours open, and less than this share of them in it. */
const LONG_OPEN = 5 * HOUR;
const LITTLE = 0.2;

/** The line of weeks with its table as a twin, over half a year or three. */
export function lineFigure(parts: LineFigureParts): Component<WeeksModel> {
  let { span, table: asTable } = parts;
  let model: WeeksModel | undefined;
  let chart: WeeksChart | undefined;
  const canvas = h('canvas', { role: 'img', tabindex: 0 });
  let at: number | null = null;
  const figure = h('div', { class: 'chart weeks-chart' }, canvas);
  const legend = h('ul', { class: 'legend', 'aria-label': 'Marks' });
  const hint = h('p', { class: 'dim hint' });
  const twin = dataTable(parts.copy);
  const toggle = button({ class: 'link', id: 'weeks-toggle' }, () => {
    asTable = !asTable;
    parts.changed({ span, weeksTable: asTable });
    show();
  });
  const radios = WEEK_SPANS.map((value) => {
    const input = h('input', { type: 'radio', name: 'span', value: String(value) });
    input.checked = value === span;
    input.addEventListener('change', () => {
      span = value;
      parts.changed({ span, weeksTable: asTable });
    });
    return h('label', {}, input, h('span', {}, NAMES[value]));
  });
  const choice = h(
    'fieldset',
    { class: 'choice' },
    h('legend', { class: 'hidden' }, 'How far back'),
    ...radios,
  );
  const element = h(
    'section',
    { 'aria-labelledby': 'weeks-title' },
    h(
      'header',
      { class: 'weeks-head' },
      h('h2', { id: 'weeks-title' }, 'Hours built'),
      h('small', {}, 'by week'),
      h('span', { class: 'views' }, choice, toggle),
    ),
    figure,
    legend,
    hint,
    twin.element,
  );

  // Arrows walk along the line, as pointing at it does.
  canvas.addEventListener('keydown', (event) => {
    if (model === undefined || chart === undefined) return;
    const { points } = weeksChartModel(model);
    const step = STEPS[event.key];
    const last = points.length - 1;
    if (step === undefined || last < 0) return;
    event.preventDefault();
    at = Math.min(last, Math.max(0, step(at ?? last + 1, last)));
    chart.point(at);
    const point = points[at];
    if (point === undefined) return;
    parts.say(`Week of ${dayText(point.week, model.today)}: ${point.lines.join('; ')}`);
  });
  canvas.addEventListener('blur', () => {
    at = null;
    chart?.point(null);
  });

  function show(): void {
    if (model === undefined) return;
    setText(toggle, asTable ? 'Chart' : 'Table');
    setAttribute(toggle, 'aria-label', asTable ? 'Show as chart' : 'Show as table');
    figure.hidden = asTable;
    legend.hidden = asTable;
    twin.element.hidden = !asTable;
    setText(hint, openHint(model));
    hint.hidden = hint.textContent === '';
    if (asTable) showTable(model);
    else showChart(model);
  }

  function showTable(now: WeeksModel): void {
    // What is chosen in a row stays where it was, although the rows are made anew.
    const focused = document.activeElement?.getAttribute('data-week') ?? null;
    twin.update(weeksTable(now, parts.answer));
    if (focused !== null) {
      twin.element.querySelector<HTMLElement>(`[data-week="${focused}"]`)?.focus();
    }
  }

  function showChart(now: WeeksModel): void {
    const data = weeksChartModel(now);
    setAttribute(canvas, 'aria-label', chartLabel(data, now.today));
    fill(legend, ...marksOf(data));
    if (chart === undefined) chart = parts.draw(canvas, data);
    else chart.update(data);
  }

  return {
    element,
    update(next) {
      model = next;
      show();
    },
  };
}

function marksOf({ points, bands }: WeeksChartModel): HTMLElement[] {
  const mark = (className: string, text: string): HTMLElement =>
    h('li', {}, h('i', { class: `mark ${className}` }), text);
  return [
    ...(points.some((point) => point.mark === 'low') ? [mark('low', 'shows the drift')] : []),
    ...(points.some((point) => point.mark === 'out') ? [mark('out', 'not counted')] : []),
    ...(points.some((point) => point.mark === 'running')
      ? [mark('running', 'this week so far')]
      : []),
    ...(bands.length > 0 ? [mark('phase', 'phase')] : []),
    ...(points.some(({ decisions }) => decisions.length > 0) ? [mark('decided', 'decision')] : []),
  ];
}

/** The latest week in which VS Code was open for long and the person hardly there. */
function openHint({ weeks, today }: WeeksModel): string {
  const found = weeks.findLast(
    ({ standing, open, present }) =>
      standing === 'counted' && (open ?? 0) >= LONG_OPEN && present < LITTLE * (open ?? 0),
  );
  return found === undefined
    ? ''
    : `Week of ${dayText(found.week, today)}: VS Code was ${openText(found) ?? ''}.`;
}
