import { h } from '../../dom/h';
import type { WeeksSection } from './section';

/**
 * A section that asks for its own data, and is not there before the first answer. What it showed last stays
 * while it asks again; where an answer does not come, it says so.
 *
 * @param element of the whole section
 * @param body what is shown once there is an answer
 */
export function loadingSection<Model>(
  element: HTMLElement,
  body: HTMLElement,
  ask: () => Promise<Model>,
  show: (model: Model) => void,
): WeeksSection {
  let request = 0;
  let shown = false;
  const failed = h('p', { class: 'dim', role: 'status' });
  failed.hidden = true;
  body.hidden = true;
  element.hidden = true;
  element.append(failed, body);
  return {
    element,
    load() {
      const mine = ++request;
      ask().then(
        (model) => {
          if (mine !== request) return;
          shown = true;
          failed.hidden = true;
          body.hidden = false;
          element.hidden = false;
          show(model);
        },
        () => {
          if (mine !== request) return;
          failed.textContent = shown
            ? 'This could not be refreshed; the last answer is shown.'
            : 'This could not be read; it is tried again with the next update.';
          failed.hidden = false;
          element.hidden = false;
        },
      );
    },
  };
}
