import type { WeeksModel, WeekSpan } from '../../../core/weeks/weeksModel';
import { button, fill, h } from '../../dom/h';
import { notice } from '../../shared/notice';
import { skeleton } from '../states';
import { decisions } from './decisions';
import { lineFigure } from './lineFigure';
import { lowerHalf } from './lowerHalf';
import type { LowerHalfParts } from './section';
import { quarter } from './quarter';
import { questions } from './questions';
import { saying } from './saying';
import type { DrawWeeks } from './weeksChart';

export interface WeeksViewParts extends LowerHalfParts {
  readonly draw: DrawWeeks;
  readonly span: WeekSpan;
  /** Is the table shown in place of the line. */
  readonly table: boolean;
  readonly remember: (part: { readonly span: WeekSpan; readonly weeksTable: boolean }) => void;
  /** Tells screen readers. */
  readonly say: (text: string) => void;
}

export interface WeeksView {
  readonly element: HTMLElement;
  /** Asks for the weeks. @param asked the person waits for it */
  load(asked: boolean): void;
  /** Goes to the re-evaluation, as soon as it is there. */
  showQuarter(): void;
}

/** Silence up to this long needs no sign of waiting, ms. */
const QUIET = 100;
/** A history that is being read is asked about again after so long, ms. */
const AGAIN = 4_000;

/** The weeks: the sentence, the line, what to decide, what was decided, the re-evaluation, and what is below. */
export function weeksView(parts: WeeksViewParts): WeeksView {
  let { span } = parts;
  let request = 0;
  let shown = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  const screen = h('div', {});
  const stale = notice(
    'warning',
    h('p', {}, 'The numbers could not be refreshed; these are the last ones.'),
  );
  const failed = (): void => {
    stale.hidden = !shown;
    parts.say('That did not work. What you said before is kept; try again, or see the log.');
  };
  const decided = (what: string): void => {
    parts.say(what);
    load(false);
  };
  const asks = { host: parts.host, decided, failed };
  const lower = lowerHalf(parts);
  const line = lineFigure({
    draw: parts.draw,
    span,
    table: parts.table,
    copy: parts.copy,
    say: parts.say,
    answer: (week, answer) => {
      parts.host.answerWeek(week, answer).then(() => {
        decided('Your answer is saved.');
      }, failed);
    },
    changed: (now) => {
      parts.remember(now);
      const other = now.span !== span;
      span = now.span;
      if (other) load(true);
    },
  });
  const threeMonths = quarter(asks);
  const above = [saying(), line, questions({ ...asks, reEvaluate: goToQuarter }), decisions()];
  const components = [...above, threeMonths];
  const upper = h('div', { class: 'upper' }, ...above.map(({ element }) => element));
  let wantsQuarter = false;
  threeMonths.element.hidden = true;
  upper.hidden = true;
  stale.hidden = true;

  function load(asked: boolean): void {
    const mine = ++request;
    clearTimeout(again);
    const waiting = setTimeout(() => {
      if (asked && !shown) fill(screen, skeleton());
    }, QUIET);
    parts.host
      .weeks(span)
      .then(
        (model) => {
          if (mine === request) show(model);
        },
        () => {
          if (mine === request) showError();
        },
      )
      .finally(() => {
        clearTimeout(waiting);
      });
  }

  function show(model: WeeksModel): void {
    shown = true;
    fill(screen);
    stale.hidden = true;
    upper.hidden = false;
    threeMonths.element.hidden = false;
    for (const component of components) component.update(model);
    if (wantsQuarter) goToQuarter();
    if (model.gitPending) {
      again = setTimeout(() => {
        // A page that was left meanwhile asks when it is opened again.
        if (upper.isConnected && upper.offsetParent !== null) load(false);
      }, AGAIN);
    }
  }

  function goToQuarter(): void {
    wantsQuarter = false;
    const title = threeMonths.element.querySelector<HTMLElement>('h2');
    threeMonths.element.scrollIntoView({ block: 'start' });
    title?.focus({ preventScroll: true });
  }

  function showError(): void {
    if (shown) {
      stale.hidden = false;
      return;
    }
    const retry = button(
      { class: 'primary' },
      () => {
        load(true);
      },
      'Try again',
    );
    fill(
      screen,
      h(
        'div',
        { class: 'failed', role: 'alert' },
        h('h1', {}, 'Your weeks could not be read'),
        h('p', { class: 'lead' }, 'Time is still being measured, and what was measured is kept.'),
        h('p', { class: 'buttons' }, retry),
      ),
    );
  }

  return {
    element: h('div', { class: 'weeks' }, stale, screen, upper, lower.element, threeMonths.element),
    load(asked) {
      load(asked);
      lower.load();
    },
    showQuarter() {
      if (shown) goToQuarter();
      else wantsQuarter = true;
    },
  };
}
