import type { Child } from '../dom/h';
import { h } from '../dom/h';

/** *How is this counted?*, and the answer when it is pressed. @param id of the number, part of its own */
export function whyCounted(id: string, ...answer: readonly Child[]): HTMLDetailsElement {
  return h(
    'details',
    { class: 'why-counted' },
    h('summary', { id: `how-${id}` }, 'How is this counted?'),
    h('p', {}, ...answer),
  );
}
