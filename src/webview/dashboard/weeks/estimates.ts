import {
  FEWEST_ESTIMATES,
  type EstimateFigures,
  type EstimatesModel,
} from '../../../core/blocks/estimatesModel';
import { fill, h, setText } from '../../dom/h';
import { loadingSection } from './loading';
import type { LowerHalfParts, WeeksSection } from './section';

/** How long work takes against what the person estimated. */
export function estimates({ host }: LowerHalfParts): WeeksSection {
  const count = h('small', {});
  const text = h('p', {});
  const spread = h('p', { class: 'dim' });
  const how = h(
    'p',
    { class: 'dim' },
    'Built time of finished work against the first estimate you gave for it; abandoned work does not count.',
  );
  return loadingSection(
    h(
      'section',
      { 'aria-labelledby': 'estimates-title', class: 'estimates' },
      h('header', {}, h('h2', { id: 'estimates-title' }, 'Estimates'), count),
    ),
    h('div', {}, text, spread, how),
    () => host.estimates(),
    (model) => {
      setText(count, `${model.count} finished`);
      fill(text, ...sentence(model));
      setText(spread, model.all === null ? '' : spreadText(model.all));
      spread.hidden = model.all === null;
      how.hidden = model.all === null;
    },
  );
}

function sentence({ all, fresh, stale, count }: EstimatesModel): (string | HTMLElement)[] {
  if (all === null) {
    const missing = FEWEST_ESTIMATES - count;
    return [
      count === 0
        ? `Give sessions an estimate: after ${FEWEST_ESTIMATES} finished pieces of work, you see here how well your estimates hold.`
        : `After ${missing} more finished ${missing === 1 ? 'piece' : 'pieces'} of work with an estimate, you see here how well your estimates hold.`,
    ];
  }
  const groups = [
    ...(stale === null
      ? []
      : [[times(stale), ` in areas you had not written in for three months (${stale.count})`]]),
    ...(fresh === null
      ? []
      : [[times(fresh), ` in areas you had written in lately (${fresh.count})`]]),
  ];
  return [
    'Your work takes ',
    times(all),
    ' as long as you estimate',
    ...groups.flatMap((group, index) => [index === 0 ? ': ' : ', ', ...group]),
    `. ${all.within} of ${all.count} were within 25 %.`,
  ];
}

function times({ bias }: EstimateFigures): HTMLElement {
  return h('b', {}, `${bias.toFixed(1)}×`);
}

function spreadText({ spread: [low, high] }: EstimateFigures): string {
  return `The middle half took ${low.toFixed(1)}× to ${high.toFixed(1)}× the estimate.`;
}
