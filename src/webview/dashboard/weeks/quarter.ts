import { dayText } from '../../../core/format/dayText';
import { LONGEST_DECISION } from '../../../core/weeks/decision';
import { criteriaTexts, quarterFacts, readingText } from '../../../core/weeks/quarterWords';
import type { WeeksModel } from '../../../core/weeks/weeksModel';
import { button, fill, h, setText } from '../../dom/h';
import type { Component } from '../../shared/component';
import type { QuestionsParts } from './questions';

/** Three months, looked at again: what they came to, the reading with its criteria, and a place for the decision. */
export function quarter({
  host,
  decided,
  failed,
}: Omit<QuestionsParts, 'reEvaluate'>): Component<WeeksModel> {
  const when = h('small', {});
  const due = h('p', { class: 'dim' });
  const reading = h('p', { class: 'reading' });
  const criteria = h('ul', { class: 'criteria' });
  const facts = h('dl', { class: 'facts' });
  const last = h('p', { class: 'dim' });
  const text = h('textarea', { id: 'quarter-text', rows: 2, maxlength: LONGEST_DECISION });
  const save = button(
    { class: 'secondary', id: 'quarter-save' },
    () => {
      host.decideQuarter(text.value).then(() => {
        text.value = '';
        decided('Your decision is saved and will be shown next time.');
      }, failed);
    },
    'Save the decision',
  );
  const markdown = button(
    { class: 'link' },
    () => {
      host.weeksAction('reEvaluationAsMarkdown').then(undefined, failed);
    },
    'As Markdown',
  );
  return {
    element: h(
      'section',
      { 'aria-labelledby': 'quarter-title', class: 'quarter' },
      h(
        'header',
        {},
        h('h2', { id: 'quarter-title', tabindex: -1 }, 'Re-evaluation'),
        when,
        markdown,
      ),
      due,
      reading,
      h('div', { class: 'columns' }, facts, h('div', {}, criteria, last)),
      h('label', { for: 'quarter-text' }, 'What do you decide for the next three months?'),
      text,
      h('p', { class: 'buttons' }, save),
    ),
    update(model) {
      const { quarter: now, today, quarterDue, decisions } = model;
      setText(when, `${dayText(now.from, today)} to ${dayText(now.to, today)}`);
      const isDue = quarterDue !== null && quarterDue <= today;
      setText(
        due,
        quarterDue === null
          ? ''
          : isDue
            ? 'It is due: three months have passed.'
            : `The next one is due on ${dayText(quarterDue, today)}.`,
      );
      due.hidden = quarterDue === null;
      setText(reading, readingText(now));
      fill(
        criteria,
        ...criteriaTexts(now).map(({ text: line, holds }) =>
          h('li', { class: holds ? 'holds' : null }, line),
        ),
      );
      fill(
        facts,
        ...quarterFacts(now, today).map(({ name, text: line }) =>
          h('div', {}, h('dt', {}, name), h('dd', {}, line)),
        ),
      );
      const before = decisions.find(({ kind }) => kind === 'quarter');
      const said = before?.kind === 'quarter' ? before.text : '';
      setText(last, said === '' ? '' : `Last time you decided: “${said}”`);
      last.hidden = said === '';
    },
  };
}
