import { dayAt } from '../../core/calendar/zone';
import type { OverviewModel } from '../../core/ledger/overview';
import type { DashboardAction } from '../../protocol/dashboard';
import { button, h } from '../dom/h';
import type { Features } from './features';

/** Grey shapes where the numbers will be. */
export function skeleton(): HTMLElement {
  const bone = (className: string): HTMLElement => h('div', { class: `bone ${className}` });
  return h(
    'div',
    { class: 'skeleton', role: 'status' },
    h('h1', { class: 'hidden' }, 'Hands-On: reading the ledger'),
    bone('line-1'),
    bone('line-2'),
    h('div', { class: 'bones' }, bone('cell'), bone('cell'), bone('cell')),
    bone('block'),
  );
}

/**
 * Has the person not begun: an empty ledger, or one with nothing but the look at this page in it.
 */
export function isBeginning(model: OverviewModel, { directed }: Features): boolean {
  if (model.since === null) return true;
  const { built, reviewed, directed: agents } = model.totals.headlines;
  const began = dayAt(model.timeZone, model.since);
  return (
    began >= model.from &&
    began <= model.to &&
    model.query.repo === null &&
    built + reviewed + (directed ? agents : 0) === 0
  );
}

/** Before the first minute: what will appear and when, what is measured, where it stays. */
export function emptyState(
  features: Features,
  file: string,
  run: (action: DashboardAction) => void,
): HTMLElement {
  const kind = (name: string, mark: string | null, meaning: string): HTMLElement =>
    h(
      'div',
      {},
      h('dt', {}, mark === null ? null : h('i', { class: `swatch fill-${mark}` }), name),
      h('dd', {}, meaning),
    );
  return h(
    'div',
    { class: 'empty' },
    h('h1', {}, 'Nothing built or reviewed yet'),
    h(
      'p',
      { class: 'lead' },
      'Write some code, or read a commit’s diff. Your first minutes appear here within seconds; what is usual for you is shown after your first full week.',
    ),
    h(
      'dl',
      {},
      kind(
        'Built',
        'writing',
        'Your own edits, with the reading, running and testing between them; debugging; your own diffs.',
      ),
      kind('Reviewed', 'reviewed', 'Diffs, commits and pull requests of others.'),
      features.directed
        ? kind(
            'Directed',
            'directed',
            'Prompting an AI agent, watching it, and checking what it wrote.',
          )
        : kind('Directed', null, 'Time spent on AI agents: not measured yet.'),
    ),
    h(
      'p',
      {},
      'All of it stays on this machine: no account, no network, and never the text of a file. It is kept in one file, which is yours:',
    ),
    h('p', {}, h('code', {}, file)),
    h(
      'p',
      {},
      button(
        { class: 'secondary' },
        () => {
          run('showDataFolder');
        },
        'Show data folder',
      ),
    ),
  );
}

/** What happened, what still works, what to do. */
export function errorState(retry: () => void, showLog: () => void): HTMLElement {
  return h(
    'div',
    { class: 'failed', role: 'alert' },
    h('h1', {}, 'Your numbers could not be read'),
    h(
      'p',
      { class: 'lead' },
      'Time is still being measured, and what was measured is kept. Try again; if it fails again, the log says why.',
    ),
    h(
      'p',
      { class: 'buttons' },
      button({ class: 'primary' }, retry, 'Try again'),
      button({ class: 'secondary' }, showLog, 'Show log'),
    ),
  );
}
