import type { OverviewModel } from '../../core/ledger/overview';
import { durationElement } from '../dom/duration';
import { fill, h } from '../dom/h';
import type { Component } from '../shared/component';

/** Between what bounds the built time lies: keys going down, built, all of VS Code. */
export function bracket(): Component<OverviewModel> {
  const element = h('p', { class: 'bracket', id: 'bracket' });
  return {
    element,
    update({ totals, typing }) {
      const present =
        Object.values(totals.kinds).reduce((sum, ms) => sum + ms, 0) -
        totals.sub.reviewing.elsewhere;
      element.hidden = totals.headlines.built === 0;
      const part = (name: string, ms: number, meaning: string): HTMLElement =>
        h('span', { class: 'part', title: meaning }, `${name} `, durationElement(ms));
      fill(
        element,
        ...(typing === null
          ? []
          : [
              part('typing', typing, 'Time with edits of yours in it: at least this was built'),
              ' – ',
            ]),
        part('built', totals.headlines.built, 'What is counted as built'),
        ' – ',
        part('in the editor', present, 'All present time in VS Code: at most this was built'),
      );
    },
  };
}
