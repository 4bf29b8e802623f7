import { h } from '../dom/h';

/** What the words and numbers mean, in a sentence each. */
export function counted(): HTMLElement {
  const term = (name: string, meaning: string): HTMLElement =>
    h('div', {}, h('dt', {}, name), h('dd', {}, meaning));
  return h(
    'details',
    { class: 'counted' },
    h('summary', {}, 'How is this counted?'),
    h(
      'dl',
      {},
      term(
        'Written',
        'Your last commit there without the mark of an AI agent. Merges, mass changes and bots are set apart, and moved files are followed.',
      ),
      term(
        'Since',
        'Everything counts from the day you last wrote there; if you never did, from the beginning.',
      ),
      term('Commits', 'Those of others. People are counted without bots and agents.'),
      term(
        'Approved by you',
        'Commits that a merge of yours brought in, or that carry your review. Squash and rebase merges leave no trace, and then nothing is claimed.',
      ),
      term(
        'Blind spot',
        'Others changed it, you merged or reviewed some of that, and you have not written there for three months.',
      ),
      term(
        'Your ground',
        'Where you ever wrote, merged or reviewed, what CODEOWNERS gives you, and where people whose work you merge are busy now.',
      ),
      term(
        'Rank',
        'The logarithm of commits since, times the months since you wrote there; doubled if you approved any of them.',
      ),
    ),
  );
}
