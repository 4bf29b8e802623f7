import { dayAt } from '../../core/calendar/zone';
import type { Correction } from '../../core/time/correction';
import { durationElement } from '../dom/duration';
import { button, fill, h, setText } from '../dom/h';
import { clockSpan } from './clockTime';
import { kindLabel } from './kindChoice';
import { dayMonthShort, weekdayShort } from './periodWords';

export interface Corrections {
  readonly element: HTMLElement;
  update(all: readonly Correction[], zone: string): void;
}

/** The corrections that hold, each with its undoing: dropped time has no row of its own elsewhere. */
export function corrections(revoke: (id: number) => Promise<void>): Corrections {
  const title = h('h2', { id: 'corrections-title' });
  const list = h('ul', { class: 'corrections' });
  const element = h(
    'section',
    { 'aria-labelledby': 'corrections-title', hidden: true },
    h('header', {}, title),
    list,
  );
  return {
    element,
    update(all, zone) {
      element.hidden = all.length === 0;
      setText(title, all.length === 1 ? 'Your correction' : `Your ${all.length} corrections`);
      fill(
        list,
        ...all.map(({ id, start, end, kind, sub }) => {
          const day = dayAt(zone, start);
          const when = `${weekdayShort(day)} ${dayMonthShort(day)}, ${clockSpan(zone, start, end)}`;
          return h(
            'li',
            {},
            h(
              'span',
              {},
              `${when}: ${kindLabel(kind, sub).toLowerCase()}, `,
              durationElement(end - start),
            ),
            button(
              { class: 'link', 'aria-label': `Undo the correction of ${when}` },
              () => void revoke(id),
              'Undo',
            ),
          );
        }),
      );
    },
  };
}
