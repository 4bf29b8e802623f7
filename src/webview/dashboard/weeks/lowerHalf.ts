import { h } from '../../dom/h';
import { blocks } from './blocks';
import { estimates } from './estimates';
import type { LowerHalfParts, WeeksSection } from './section';
import { sessions } from './sessions';

/** What is below the line of weeks: each section loads by itself. */
export function lowerHalf(parts: LowerHalfParts): WeeksSection {
  const above = blocks(parts);
  const beside = [sessions(parts), estimates(parts)];
  return {
    element: h(
      'div',
      { class: 'lower' },
      above.element,
      h('div', { class: 'columns' }, ...beside.map(({ element }) => element)),
    ),
    load() {
      for (const section of [above, ...beside]) section.load();
    },
  };
}
