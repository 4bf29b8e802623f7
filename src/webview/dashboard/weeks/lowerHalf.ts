import type { DashboardAction, DashboardHost } from '../../../protocol/dashboard';
import { h } from '../../dom/h';
import type { WeeksSection } from './section';

export interface LowerHalfParts {
  readonly host: DashboardHost;
  readonly run: (action: DashboardAction) => void;
  readonly copy: (text: string) => void;
}

/** What is below the line of weeks: each section loads by itself. */
export function lowerHalf(_parts: LowerHalfParts): WeeksSection {
  const sections: readonly WeeksSection[] = [];
  return {
    element: h('div', { class: 'lower' }, ...sections.map(({ element }) => element)),
    load() {
      for (const section of sections) section.load();
    },
  };
}
