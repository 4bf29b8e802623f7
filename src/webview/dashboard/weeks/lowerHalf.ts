import type { DashboardAction, DashboardHost } from '../../../protocol/dashboard';
import { h } from '../../dom/h';
import { blocks } from './blocks';
import { estimates } from './estimates';
import type { WeeksSection } from './section';
import { sessions } from './sessions';

export interface LowerHalfParts {
  readonly host: DashboardHost;
  readonly run: (action: DashboardAction) => void;
  readonly copy: (text: string) => void;
}

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
