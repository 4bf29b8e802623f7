import { evidenceLine, weeksSaying } from '../../../core/weeks/sentence';
import type { WeeksModel } from '../../../core/weeks/weeksModel';
import { button, fill, h, setAttribute } from '../../dom/h';
import type { Component } from '../../shared/component';

/** The weeks in one sentence, what it rests on, and how that is counted. */
export function saying(): Component<WeeksModel> {
  const said = h('p', { class: 'say', id: 'weeks-say' });
  const rests = h('span', {});
  const explained = explanation();
  explained.hidden = true;
  const more = button(
    { class: 'link', 'aria-expanded': 'false', 'aria-controls': explained.id },
    () => {
      explained.hidden = !explained.hidden;
      setAttribute(more, 'aria-expanded', explained.hidden ? 'false' : 'true');
    },
    'How is this counted?',
  );
  return {
    element: h(
      'div',
      { class: 'headline' },
      h('h1', { class: 'hidden' }, 'Weeks'),
      said,
      h('p', { class: 'usual' }, rests, more),
      explained,
    ),
    update(model) {
      const { before, strong, after } = weeksSaying(model);
      fill(said, before, h('b', {}, strong), after);
      const evidence = evidenceLine(model);
      fill(rests, evidence === '' ? null : `${evidence} `);
    },
  };
}

function explanation(): HTMLElement {
  const term = (name: string, meaning: string): HTMLElement =>
    h('div', {}, h('dt', {}, name), h('dd', {}, meaning));
  return h(
    'div',
    { class: 'counted', id: 'weeks-counted' },
    h(
      'dl',
      {},
      term(
        'Drift',
        'Each of the last 4 counted weeks is below your target, or each is below 70 % of the median of the 12 counted weeks before them; and the Theil–Sen slope over the last 8 to 16 counted weeks falls. Both must hold.',
      ),
      term(
        'Counted',
        'Whole weeks that no phase touches and that you did not call a holiday or one on another machine. A week of meetings is 0 h. A week with nothing at all waits for your answer.',
      ),
      term(
        'Theil–Sen',
        'The median of the slopes between all pairs of weeks: one good or bad week does not change its direction.',
      ),
      term(
        'Mann–Kendall',
        'How likely it is that so clear a rise or fall comes about by chance alone. It is shown as evidence and is not a condition.',
      ),
      term('Hours', 'Built, as everywhere: the sum of the days in the overview and the report.'),
      term('Open', 'Noted every five minutes while a window of VS Code is open and answers.'),
    ),
  );
}
