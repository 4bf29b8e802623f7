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
        'Your own edits, with the reading, running and testing between them; debugging; and looking at your own diffs.',
      ),
      term('Reviewed', 'Diffs, commits and pull requests of others.'),
      features.directed
        ? term('Directed', 'Prompting an AI agent, watching it, and checking what it wrote.')
        : term('Directed', 'Time spent on AI agents: not measured yet.'),
      term('Neither', 'Reading with no edit of yours nearby, and everything else in VS Code.'),
      term('Usual', 'The median of your last 12 days, weeks, months, quarters or years with data.'),
    ),
    h('p', {}, button({ class: 'link' }, openSettings, 'Change the thresholds in the settings')),
  );
}
