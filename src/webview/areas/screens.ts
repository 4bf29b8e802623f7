import { numberText } from '../../core/format/numbers';
import type { AreasModel, IndexState } from '../../core/ledger/areas';
import type { AreasAction, Situation } from '../../protocol/areas';
import type { Child } from '../dom/h';
import { button, h } from '../dom/h';

type Run = (action: AreasAction) => void;

/** Grey shapes where the map will be. */
export function skeleton(): HTMLElement {
  return h(
    'div',
    { class: 'skeleton', role: 'status' },
    h('h1', { class: 'hidden' }, 'Stale areas: asking'),
    h('div', { class: 'bone line-1' }),
    h('div', { class: 'bone line-2' }),
    bones(),
  );
}

function bones(): HTMLElement {
  const bone = (): HTMLElement => h('div', { class: 'bone' });
  return h(
    'div',
    { class: 'map-bones', 'aria-hidden': 'true' },
    ...Array.from({ length: 6 }, bone),
  );
}

/** In place of the map: why there is none, what works all the same, what to do. */
export function screen(situation: Situation, model: AreasModel | null, run: Run): HTMLElement {
  const doing = (action: AreasAction, className: string, title: string): HTMLElement =>
    button(
      { class: className },
      () => {
        run(action);
      },
      title,
    );
  const page = (title: string, lead: string, ...rest: Child[]): HTMLElement =>
    h('div', { class: 'empty' }, h('h1', {}, title), h('p', { class: 'lead' }, lead), ...rest);
  const buttons = (...children: Child[]): HTMLElement => h('p', { class: 'buttons' }, ...children);

  switch (situation) {
    case 'indexing':
      return h(
        'div',
        {},
        page(
          'Reading the history',
          `${read(model)}It is read once, and stays on this machine. Then this page says where you last wrote, what others did there since, and how much of it you merged.`,
          buttons(doing('cancelIndexing', 'secondary', 'Stop')),
        ),
        bones(),
      );
    case 'untrusted':
      return page(
        'Git is not run in a folder you do not trust',
        'A repository can make git start programs, so nothing is read here until you trust this folder. Your time is still measured.',
        buttons(doing('manageTrust', 'primary', 'Manage workspace trust')),
      );
    case 'noRepository':
      return page(
        'No git repository here',
        'Open the folder of a repository, and this page says which parts of it you no longer touch. Your time is still measured.',
        buttons(doing('openFolder', 'primary', 'Open folder')),
      );
    case 'noIdentity':
      return page(
        'Git does not know who you are here',
        'This repository has no user.email, so none of its commits can be recognised as yours. Name the addresses you commit with; nothing has to be read again.',
        buttons(
          doing('openIdentities', 'primary', 'Say which addresses are yours'),
          doing('refresh', 'secondary', 'Look again'),
        ),
      );
    case 'noGit':
      return page(
        'No usable git was found',
        `${messages(model, 'noGit') ?? 'Git was not found. Your time is still measured.'} What you build and review is shown without it; only areas and commits need git.`,
        buttons(
          doing('refresh', 'primary', 'Look again'),
          doing('showLog', 'secondary', 'Show log'),
        ),
      );
    case 'stopped':
      return page(
        'Reading was stopped',
        `${read(model)}What was read is kept, and your time is still measured. Continue, and it picks up where it left off.`,
        buttons(doing('refresh', 'primary', 'Continue reading')),
      );
    case 'failed':
      return page(
        'The history could not be read completely',
        messages(model, 'failed') ?? 'Git gave no answer. Your time is still being measured.',
        buttons(
          doing('refresh', 'primary', 'Continue reading'),
          doing('showLog', 'secondary', 'Show log'),
        ),
      );
    case 'empty':
    case 'ready':
      return page(
        'Nothing here yet',
        'There are no committed files here. After the first commit, this page says where you last wrote.',
        buttons(doing('refresh', 'secondary', 'Look again')),
      );
  }
}

function read(model: AreasModel | null): string {
  const commits = (model?.repositories ?? []).reduce((sum, one) => sum + one.commits, 0);
  return commits === 0 ? '' : `${numberText(commits)} commits so far. `;
}

/** What repositories in this state say, each thing once. */
function messages(model: AreasModel | null, wanted: IndexState): string | null {
  const told = (model?.repositories ?? []).filter(
    ({ state, message }) => state === wanted && message !== '',
  );
  const [first] = told;
  if (first === undefined) return null;
  return told.every(({ message }) => message === first.message)
    ? first.message
    : told.map(({ name, message }) => `${name}: ${message}`).join(' ');
}

/** The page itself got no answer. */
export function noAnswer(retry: () => void, run: Run): HTMLElement {
  return h(
    'div',
    { class: 'failed', role: 'alert' },
    h('h1', {}, 'Your areas could not be read'),
    h(
      'p',
      { class: 'lead' },
      'Time is still being measured, and what was read of the history is kept. Try again; if it fails again, the log says why.',
    ),
    h(
      'p',
      { class: 'buttons' },
      button({ class: 'primary' }, retry, 'Try again'),
      button(
        { class: 'secondary' },
        () => {
          run('showLog');
        },
        'Show log',
      ),
    ),
  );
}
