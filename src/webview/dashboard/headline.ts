import type { OverviewModel } from '../../core/ledger/overview';
import { durationElement } from '../dom/duration';
import type { Child } from '../dom/h';
import { button, fill, h } from '../dom/h';
import type { Component } from '../shared/component';
import type { AskEvidence } from './askEvidence';
import type { Features } from './features';
import { hostWords } from './hosts';
import { isCurrent, listOf, periodPhrase, weekday } from './periodWords';

/** Less review than this does not make a day one of review, ms. */
const REVIEW_DAY = 15 * 60_000;

/** The period in one sentence, and what is usual in a second one. */
export function headline(features: Features, ask: AskEvidence): Component<OverviewModel> {
  const said = h('p', { class: 'say', id: 'say' });
  const usual = h('p', { class: 'usual' });
  let shown = '';
  return {
    element: h('div', { class: 'headline' }, said, usual),
    update(model) {
      // A refresh without news leaves the focus alone.
      const key = JSON.stringify([
        model.totals,
        model.from,
        model.to,
        model.today,
        model.query.repo,
      ]);
      if (key !== shown) fill(said, ...sentence(model, features, ask));
      shown = key;
      const second = usualSentence(model);
      const machines = hostWords(model);
      fill(usual, ...second, ...(machines === '' ? [] : [` ${machines}`]));
    },
  };
}

function sentence(model: OverviewModel, { directed }: Features, ask: AskEvidence): Child[] {
  const { headlines, kinds } = model.totals;
  const phrase = periodPhrase(model);
  const directedMs = directed ? headlines.directed : 0;
  if (headlines.built === 0 && headlines.reviewed === 0 && directedMs === 0) {
    const seen = kinds.reading + kinds.other > 0;
    return [
      `${phrase} ${seen ? 'nothing was built and nothing reviewed' : 'nothing was measured'}.`,
    ];
  }
  const number = (part: 'built' | 'reviewed' | 'directed', title: string): HTMLElement =>
    button(
      { class: 'number-link', title: 'Show the evidence' },
      () => {
        ask({ part, title });
      },
      durationElement(headlines[part], `duration ${part}`),
    );
  return [
    `${phrase} you built for `,
    number('built', 'Built'),
    ...(directed ? [', directed agents for ', number('directed', 'Directed')] : []),
    ' and reviewed for ',
    number('reviewed', 'Reviewed'),
    '.',
  ];
}

function usualSentence(model: OverviewModel): Child[] {
  const days = reviewDays(model);
  const went = days.length > 0 ? `${listOf(days)} went to review.` : '';
  if (model.usual === null) {
    const later = `What is usual for you shows once a whole ${model.query.period} lies behind.`;
    return [[went, later].filter((part) => part !== '').join(' ')];
  }
  const whole = isCurrent(model) ? ` for a whole ${model.query.period}` : '';
  return [
    `Usual${whole} is `,
    durationElement(model.usual.built),
    ' built and ',
    durationElement(model.usual.reviewed),
    ` reviewed${went === '' ? '.' : `; ${went}`}`,
  ];
}

/** Weekdays of a week on which more was reviewed than built. */
function reviewDays({ query, days }: OverviewModel): string[] {
  if (query.period !== 'week') return [];
  return days
    .filter(({ totals: { headlines } }) => {
      return headlines.reviewed >= REVIEW_DAY && headlines.reviewed > headlines.built;
    })
    .map(({ date }) => weekday(date));
}
