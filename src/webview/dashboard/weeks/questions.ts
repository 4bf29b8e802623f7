import { dayText } from '../../../core/format/dayText';
import type { DriftAnswer } from '../../../core/weeks/decision';
import { WEEK_ANSWERS } from '../../../core/weeks/decisionWords';
import type { WeekAnswer } from '../../../core/weeks/week';
import type { WeeksModel } from '../../../core/weeks/weeksModel';
import type { WeeksHost } from '../../../protocol/weeks';
import { button, fill, h } from '../../dom/h';
import type { Component } from '../../shared/component';

export interface QuestionsParts {
  readonly host: WeeksHost;
  /** Something was decided or answered. */
  readonly decided: (what: string) => void;
  readonly failed: () => void;
  readonly reEvaluate: () => void;
}

const DRIFT: readonly (readonly [DriftAnswer, string])[] = [
  ['comeBack', 'Plan to come back'],
  ['phase', 'Declare a phase'],
  ['newNormal', 'This is the new normal'],
];

/** What only the person can say: the decision about a drift, the end of a phase, weeks with nothing in them. */
export function questions(parts: QuestionsParts): Component<WeeksModel> {
  const element = h('div', { class: 'questions' });
  let shown = '';
  return {
    element,
    update(model) {
      // A refresh without news leaves the buttons, and the focus on them, alone.
      const { questions: asked, episode, phases, quarterDue, today } = model;
      const key = JSON.stringify([asked, episode, phases, quarterDue, today]);
      if (key === shown) return;
      shown = key;
      fill(
        element,
        decisionButtons(model, parts),
        ...model.questions.flatMap((question) =>
          question.kind === 'week' ? [weekQuestion(question.week, model, parts)] : [],
        ),
      );
    },
  };
}

function decisionButtons(model: WeeksModel, parts: QuestionsParts): HTMLElement {
  const { episode, phases, today, questions: asked } = model;
  const end = asked.some(({ kind }) => kind === 'phaseEnd');
  const open = phases.some(({ ended, from }) => ended === null && from <= today);
  const waits = episode?.decision === null;
  const drift =
    episode === null
      ? []
      : DRIFT.map(([answer, title], index) =>
          button(
            { class: waits && index === 0 && !end ? 'primary' : 'secondary' },
            () => {
              parts.host.decideDrift(episode.key, answer).then((decided) => {
                if (decided) parts.decided('Your decision is saved.');
              }, parts.failed);
            },
            title,
          ),
        );
  const act = (action: 'declarePhase' | 'answerPhase', title: string, kind: string): HTMLElement =>
    button(
      { class: kind },
      () => {
        parts.host.weeksAction(action).then(undefined, parts.failed);
      },
      title,
    );
  return h(
    'p',
    { class: 'buttons' },
    open ? act('answerPhase', 'Back, extend, or new normal?', end ? 'primary' : 'secondary') : null,
    ...drift,
    episode === null && !open ? act('declarePhase', 'Declare a phase', 'secondary') : null,
    model.quarterDue !== null && model.quarterDue <= today
      ? button({ class: 'secondary' }, parts.reEvaluate, 'Re-evaluate the last three months')
      : null,
  );
}

function weekQuestion(
  week: string,
  { today }: WeeksModel,
  { host, decided, failed }: QuestionsParts,
): HTMLElement {
  const name = `Hands-On saw nothing at all in the week of ${dayText(week, today)}: no window, no commit, no merge. What was it?`;
  return h(
    'div',
    { class: 'notice info', role: 'group', 'aria-label': name },
    h('p', {}, name),
    h(
      'span',
      { class: 'buttons' },
      ...(Object.keys(WEEK_ANSWERS) as WeekAnswer[]).map((answer) =>
        button(
          { class: 'secondary' },
          () => {
            host.answerWeek(week, answer).then(() => {
              decided('Your answer is saved.');
            }, failed);
          },
          WEEK_ANSWERS[answer],
        ),
      ),
    ),
  );
}
