import type { OverviewModel } from '../../core/ledger/overview';
import { durationElement } from '../dom/duration';
import type { Child } from '../dom/h';
import { fill, h } from '../dom/h';
import type { Component } from '../shared/component';
import type { Features } from './features';
import { isCurrent, listOf, periodPhrase, weekday } from './periodWords';

/** Less review than this does not make a day one of review, ms. */
const REVIEW_DAY = 15 * 60_000;

/** The period in one sentence, and what is usual in a second one. */
export function headline(features: Features): Component<OverviewModel> {
  const said = h('p', { class: 'say', id: 'say' });
  const usual = h('p', { class: 'usual' });
  return {
    element: h('div', { class: 'headline' }, said, usual),
    update(model) {
      fill(said, ...sentence(model, features));
      const second = usualSentence(model);
      usual.hidden = second.length === 0;
      fill(usual, ...second);
    },
  };
}

function sentence(model: OverviewModel, { directed }: Features): Child[] {
  const { headlines, kinds } = model.totals;
  const phrase = periodPhrase(model);
  const directedMs = directed ? headlines.directed : 0;
  if (headlines.built === 0 && headlines.reviewed === 0 && directedMs === 0) {
    const seen = kinds.reading + kinds.other > 0;
    return [
      `${phrase} ${seen ? 'nothing was built and nothing reviewed' : 'nothing was measured'}.`,
    ];
  }
  return [
    `${phrase} you built for `,
    durationElement(headlines.built, 'duration built'),
    ...(directed
      ? [', directed agents for ', durationElement(headlines.directed, 'duration directed')]
      : []),
    ' and reviewed for ',
    durationElement(headlines.reviewed, 'duration reviewed'),
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
