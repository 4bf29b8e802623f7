import { button, h } from '../dom/h';
import type { Features } from './features';

/** How each number is counted, in a sentence each. */
export function counted(features: Features, openSettings: () => void): HTMLElement {
  const term = (name: string, meaning: string): HTMLElement =>
    h('div', {}, h('dt', {}, name), h('dd', {}, meaning));
  return h(
    'details',
    { class: 'counted' },
    h('summary', {}, 'What do these words mean?'),
    h(
      'dl',
      {},
      term(
        'Built',
        'Your own edits, with the reading, running and testing between them; debugging; looking at your own diffs.',
      ),
      term('Reviewed', 'Diffs, commits and pull requests of others.'),
      features.directed
        ? term('Directed', 'Time at an AI agent, and checking what it wrote.')
        : term('Directed', 'Time at an AI agent: not measured yet.'),
      term('Neither', 'Reading without an edit near it, and everything else in VS Code.'),
      term('Usual', 'The median of the last 12 like periods that have data.'),
    ),
    h('p', {}, button({ class: 'link' }, openSettings, 'Change the thresholds in the settings')),
  );
}
