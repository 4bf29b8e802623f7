import type { HandsOnPick } from '../../core/ledger/areas';
import type { Place } from '../../protocol/areas';
import { button, fill, h } from '../dom/h';
import { keyOf } from './key';

/** Somebody who walks over the map with the arrows asks for nothing on the way, ms. */
const PAUSE = 300;

export interface WaysBackInParts {
  readonly picks: (place: Place) => Promise<readonly HandsOnPick[]>;
  readonly start: (pick: HandsOnPick) => void;
}

export interface WaysBackIn {
  readonly element: HTMLElement;
  /** Shows those of an area; none for null. */
  show(place: Place | null): void;
  /** What was learnt may have changed. */
  forget(): void;
}

/** Small pieces of work in the chosen area that nobody waits for. */
export function waysBackIn({ picks, start }: WaysBackInParts): WaysBackIn {
  const list = h('ul', { class: 'picks' });
  const element = h(
    'section',
    { class: 'ways', 'aria-labelledby': 'ways-title', hidden: true },
    h(
      'header',
      {},
      h('h2', { id: 'ways-title' }, 'Good ways back in'),
      h('small', {}, 'small, nobody is waiting for them'),
    ),
    list,
  );
  const known = new Map<string, readonly HandsOnPick[]>();
  let wanted: string | null = null;
  let pause: ReturnType<typeof setTimeout> | undefined;

  function draw(found: readonly HandsOnPick[]): void {
    element.hidden = found.length === 0;
    fill(list, ...found.map((pick) => row(pick, start)));
  }

  async function learn(place: Place, key: string): Promise<void> {
    const found = await picks(place).catch((): readonly HandsOnPick[] => []);
    known.set(key, found);
    if (wanted === key) draw(found);
  }

  return {
    element,
    show(place) {
      const key = place === null ? null : keyOf(place);
      if (key === wanted) return;
      wanted = key;
      clearTimeout(pause);
      const found = key === null ? [] : known.get(key);
      draw(found ?? []);
      if (place === null || key === null || found !== undefined) return;
      pause = setTimeout(() => {
        void learn(place, key);
      }, PAUSE);
    },
    forget() {
      known.clear();
    },
  };
}

function row(pick: HandsOnPick, start: (pick: HandsOnPick) => void): HTMLElement {
  const { title, path, line, reason } = pick;
  return h(
    'li',
    {},
    h('div', {}, h('p', {}, title), h('small', {}, `${path}:${line + 1} · ${reason}`)),
    button(
      { class: 'link', 'aria-label': `Start: ${title}` },
      () => {
        start(pick);
      },
      'Start',
    ),
  );
}
