import type { WeekSpan } from '../../../core/weeks/weeksModel';
import { h } from '../../dom/h';
import { lowerHalf, type LowerHalfParts } from './lowerHalf';

export interface WeeksViewParts extends LowerHalfParts {
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
}

/** The weeks: the sentence, the line, the decisions, and what is below. */
export function weeksView(parts: WeeksViewParts): WeeksView {
  const lower = lowerHalf(parts);
  return {
    element: h('div', { class: 'weeks' }, lower.element),
    load() {
      lower.load();
    },
  };
}
