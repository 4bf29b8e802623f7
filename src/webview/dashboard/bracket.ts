import type { OverviewModel } from '../../core/ledger/overview';
import { durationElement } from '../dom/duration';
import { button, fill, h } from '../dom/h';
import type { Component } from '../shared/component';
import type { AskEvidence } from './askEvidence';

/** Between what bounds the built time lies: keys going down, built, all of VS Code. */
export function bracket(ask: AskEvidence): Component<OverviewModel> {
  const element = h('p', { class: 'bracket', id: 'bracket' });
  return {
    element,
    update({ totals, typing }) {
      const present =
        Object.values(totals.kinds).reduce((sum, ms) => sum + ms, 0) -
        totals.sub.reviewing.elsewhere;
      element.hidden = totals.headlines.built === 0;
      const part = (
        name: string,
        ms: number,
        meaning: string,
        about: Parameters<AskEvidence>[0],
      ): HTMLElement =>
        h(
          'span',
          { class: 'part', title: meaning },
          `${name} `,
          button(
            { class: 'number-link', title: `${meaning}\nShow the evidence` },
            () => {
              ask(about);
            },
            durationElement(ms),
          ),
        );
      fill(
        element,
        ...(typing === null
          ? []
          : [
              part(
                'typing',
                typing,
                'Time with your own typing in it: you built at least this much',
                {
                  part: 'built',
                  origin: 'typed',
                  title: 'Built stretches with typing in them',
                },
              ),
              ' – ',
            ]),
        part('built', totals.headlines.built, 'What is counted as built', {
          part: 'built',
          title: 'Built',
        }),
        ' – ',
        part(
          'in the editor',
          present,
          'All time you were present in VS Code: you built at most this much',
          {
            part: 'all',
            title: 'Present in VS Code',
          },
        ),
      );
    },
  };
}
