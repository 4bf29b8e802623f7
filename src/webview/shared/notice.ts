import type { Child } from '../dom/h';
import { h } from '../dom/h';

/** One line about what is not as it should be, with its buttons. */
export function notice(level: 'info' | 'warning', ...children: Child[]): HTMLElement {
  return h('div', { class: `notice ${level}`, role: 'status' }, ...children);
}
