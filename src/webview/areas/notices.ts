import { countText } from '../../core/format/numbers';
import type { AreasModel, RepositoryIndexState } from '../../core/ledger/areas';
import type { AreasAction } from '../../protocol/areas';
import { button, h } from '../dom/h';
import type { Component } from '../shared/component';
import { notice } from '../shared/notice';
import { fillInPlace } from './fillInPlace';

/** What is still being read, what failed, what cannot be known; nothing when all is well. */
export function notices(run: (action: AreasAction) => void): Component<AreasModel> {
  const element = h('div', { class: 'notices' });
  let shown = '';
  return {
    element,
    update({ repositories }) {
      const now = JSON.stringify(repositories);
      if (now === shown) return;
      shown = now;
      fillInPlace(element, ...repositories.flatMap((repository) => about(repository, run)));
    },
  };
}

function about(
  { name, state, commits, message, shallow, sized }: RepositoryIndexState,
  run: (action: AreasAction) => void,
): HTMLElement[] {
  const doing = (action: AreasAction, title: string): HTMLElement =>
    button(
      { class: 'secondary' },
      () => {
        run(action);
      },
      title,
    );
  if (state === 'indexing') {
    const words = `Its history is still being read: ${countText(commits, 'commit')} so far. What is known so far is shown.`;
    return [
      notice(
        'info',
        h('p', {}, h('strong', {}, `${name}. `), `${message} ${words}`.trim()),
        doing('cancelIndexing', 'Stop'),
      ),
    ];
  }
  if (state === 'stopped') {
    return [
      notice(
        'info',
        h('p', {}, h('strong', {}, `${name}. `), message),
        doing('refresh', 'Continue reading'),
      ),
    ];
  }
  if (state === 'failed' || state === 'noGit') {
    return [
      notice(
        'warning',
        h('p', {}, h('strong', {}, `${name}. `), message),
        doing('refresh', 'Try again'),
        doing('showLog', 'Show log'),
      ),
    ];
  }
  if (state === 'off') return [];
  const words = [
    ...(shallow
      ? ['A shallow clone: its older history is not here, so “never” may only mean long ago.']
      : []),
    ...(sized
      ? []
      : [
          'A partial clone: the sizes of files are not known here, and nothing is fetched to learn them.',
        ]),
  ];
  if (words.length === 0) return [];
  return [notice('info', h('p', {}, h('strong', {}, `${name}. `), words.join(' ')))];
}
