import type { OverviewModel } from '../../core/ledger/overview';
import { durationElement } from '../dom/duration';
import type { Child } from '../dom/h';
import { button, fill, h } from '../dom/h';
import type { Component } from '../shared/component';
import type { AskEvidence } from './askEvidence';
import type { Features } from './features';
import { hostWords } from './hosts';
import { isCurrent, listOf, periodPhrase, weekday } from './periodWords';
import { wholeOfShare } from './trend';

/** Less review than this does not make a day one of review, ms. */
const REVIEW_DAY = 15 * 60_000;
/** A share that is nearer to the usual one is as usual. */
const AS_USUAL = 0.03;

type Headline = 'built' | 'reviewed' | 'directed';

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
        model.share,
        model.usual,
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
    return [`${phrase} ${seen ? 'you built and reviewed nothing' : 'nothing was measured'}.`];
  }
  // What follows a number stays on its line.
  const number = (part: Headline, title: string, after: string): HTMLElement =>
    h(
      'span',
      { class: 'part' },
      button(
        { class: 'number-link', title: 'Show the evidence' },
        () => {
          ask({ part, title });
        },
        durationElement(headlines[part], `duration ${part}`),
      ),
      after,
    );
  const share = shareWords(model, ask);
  return [
    `${phrase} you built for `,
    number('built', 'Built', directed ? ',' : ''),
    ...(directed ? [' directed agents for ', number('directed', 'Directed', '')] : []),
    ' and reviewed for ',
    number('reviewed', 'Reviewed', share.length > 0 ? ':' : '.'),
    ...share,
  ];
}

/** ` 48 % hands-on, as usual.`; nothing where too little was measured. */
function shareWords(model: OverviewModel, ask: AskEvidence): Child[] {
  const { share, usual, countDirected } = model;
  if (share === null) return [];
  const percent = button(
    { class: 'number-link share', title: 'Show the evidence' },
    () => {
      const { part, label } = wholeOfShare(countDirected);
      ask({ part, title: `${label}: what the share is a part of` });
    },
    `${Math.round(share * 100)}\u00a0% hands-on`,
  );
  const often = usual?.share ?? null;
  if (often === null) return [' ', h('span', { class: 'part' }, percent, '.')];
  const more = share - often;
  const compared =
    Math.abs(more) < AS_USUAL ? 'as usual' : `${more > 0 ? 'more' : 'less'} than usual`;
  return [' ', h('span', { class: 'part' }, percent, ','), ` ${compared}.`];
}

function usualSentence(model: OverviewModel): Child[] {
  const days = reviewDays(model);
  const went = days.length > 0 ? `${listOf(days)} went to review.` : '';
  if (model.usual === null) {
    const later = `What is usual for you is shown after your first full ${model.query.period}.`;
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
