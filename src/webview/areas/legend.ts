import type { Age } from '../../core/areas/rank';
import { h } from '../dom/h';

const STEPS: readonly (readonly [Age, string])[] = [
  ['week', 'this week'],
  ['month', 'this month'],
  ['quarter', 'this quarter'],
  ['half', 'half a year'],
  ['longer', 'longer'],
  ['never', 'never'],
];

/** What the colours of the map mean. */
export function legend(): HTMLElement {
  return h(
    'ul',
    { class: 'legend', 'aria-label': 'Colours: how long ago you last wrote' },
    ...STEPS.map(([age, words]) => h('li', {}, h('i', { class: `swatch age-${age}` }), words)),
  );
}
