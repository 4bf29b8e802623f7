import {
  FEWEST_ESTIMATES,
  type EstimateFigures,
  type EstimatesModel,
} from '../../../core/blocks/estimatesModel';
import { fill, h, setText } from '../../dom/h';
import { loadingSection } from './loading';
import type { LowerHalfParts, WeeksSection } from './section';

/** How long things take against what the person said. */
export function estimates({ host }: LowerHalfParts): WeeksSection {
  const count = h('small', {});
  const text = h('p', {});
  const spread = h('p', { class: 'dim' });
  const how = h(
    'p',
    { class: 'dim' },
    'Built time of finished work against the first estimate you gave for it; work that was broken off does not count.',
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
        ? `Give a session an estimate, and from ${FEWEST_ESTIMATES} finished ones on you see here how well they hold.`
        : `${missing} more finished ${missing === 1 ? 'one' : 'ones'} with an estimate, and you see here how well they hold.`,
    ];
  }
  const parts: (string | HTMLElement)[] = ['You take ', times(all), ' as long as you say'];
  if (stale !== null) {
    parts.push('; in areas you had not touched for a quarter, ', times(stale), ` (${stale.count})`);
  }
  if (fresh !== null) {
    parts.push(`${stale === null ? ';' : ','} in areas you know fresh, `, times(fresh));
    parts.push(` (${fresh.count})`);
  }
  parts.push(`. ${all.within} of ${all.count} were within 25 %.`);
  return parts;
}

function times({ bias }: EstimateFigures): HTMLElement {
  return h('b', {}, `${bias.toFixed(1)}×`);
}

function spreadText({ spread: [low, high] }: EstimateFigures): string {
  return `Half of them took ${low.toFixed(1)}× to ${high.toFixed(1)}× of what was said.`;
}
