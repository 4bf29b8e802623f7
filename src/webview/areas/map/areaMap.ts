import { nameWithin } from '../../../core/areas/place';
import { ageOf } from '../../../core/areas/rank';
import { countText, numberText } from '../../../core/format/numbers';
import type { Place } from '../../../protocol/areas';
import { fill, h, setAttribute } from '../../dom/h';
import { areaLabel, nameCutter } from '../areaWords';
import { isSame, keyOf } from '../key';
import type { Direction } from './neighbour';
import { neighbour } from './neighbour';
import type { CharacterWidths } from './tileLines';
import { GREY_WORDS, tileLines, USUAL_WIDTHS } from './tileLines';
import type { MapFacts, PlacedTile, Tile } from './tiles';
import { placeTiles } from './tiles';

export interface AreaMapModel extends MapFacts {
  readonly selected: Place | null;
  /** The directory that is shown, or null for the default areas. */
  readonly directory: string | null;
  /** Epoch ms. */
  readonly now: number;
}

export interface AreaMapParts {
  readonly select: (place: Place) => void;
  /** Goes into an area, or to what can be done where there is nothing inside. */
  readonly enter: (place: Place) => void;
  readonly up: () => void;
  /** The tile of all that is too small was chosen. */
  readonly showTail: () => void;
  /** The tile of what is outside the person's ground was chosen. */
  readonly showOutside: () => void;
}

export interface AreaMap {
  readonly element: HTMLElement;
  update(model: AreaMapModel): void;
  /** Moves the focus to the selected tile. */
  focus(): void;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** What names look like, to measure the font by: letters, digits and what is between them. */
const SAMPLE = 'packages/billing-core_v2/src';

/** The treemap: one focusable tile per area, arrows move to the neighbour that is seen there. */
export function areaMap(parts: AreaMapParts): AreaMap {
  const element = h('div', {
    class: 'map',
    role: 'listbox',
    'aria-label': 'Map of areas',
    'aria-describedby': 'map-help',
  });
  const elements = new Map<string, HTMLElement>();
  let model: AreaMapModel | undefined;
  let placed: readonly PlacedTile[] = [];
  let drawn = { width: 0, height: 0 };
  let widths: CharacterWidths | undefined;

  function draw(): void {
    if (model === undefined) return;
    drawn = { width: element.clientWidth, height: element.clientHeight };
    if (drawn.width > 0) widths ??= measured(element);
    placed = placeTiles(model, drawn.width || 700, drawn.height || 430);
    const { now, directory } = model;
    const names = placed.flatMap((tile) =>
      tile.kind === 'area' ? [nameWithin(tile.area.name, directory)] : [],
    );
    const cut = nameCutter(names);
    const kept = new Set<string>();
    const tiles = placed.map((tile) => {
      const key = tileKey(tile);
      kept.add(key);
      let one = elements.get(key);
      if (one === undefined) {
        one = h('div', { role: 'option' });
        elements.set(key, one);
      }
      drawTile(one, tile, now);
      const nameOf = (name: string, room: number): string => cut(nameWithin(name, directory), room);
      label(one, tileLines(tile, now, widths ?? USUAL_WIDTHS, nameOf));
      return one;
    });
    for (const key of elements.keys()) if (!kept.has(key)) elements.delete(key);
    // Elements that stay where they are keep the focus.
    if (tiles.some((tile, index) => element.children[index] !== tile)) {
      const focused = element.contains(document.activeElement) ? document.activeElement : null;
      fill(element, ...tiles);
      if (focused instanceof HTMLElement && focused.isConnected) focused.focus();
    }
    mark();
  }

  /** The selected tile is the one in the tab order. */
  function mark(): void {
    const index = Math.max(0, selectedIndex());
    [...element.children].forEach((tile, at) => {
      const tileOf = placed[at];
      const chosen = tileOf?.kind === 'area' && isSame(tileOf.area, model?.selected);
      setAttribute(tile, 'tabindex', at === index ? 0 : -1);
      setAttribute(tile, 'aria-selected', chosen ? 'true' : 'false');
    });
  }

  function selectedIndex(): number {
    return placed.findIndex((tile) => tile.kind === 'area' && isSame(tile.area, model?.selected));
  }

  function choose(index: number): void {
    const tile = placed[index];
    const one = element.children[index];
    if (tile === undefined || !(one instanceof HTMLElement)) return;
    if (tile.kind === 'area') parts.select(tile.area);
    for (const other of element.children) setAttribute(other, 'tabindex', other === one ? 0 : -1);
    one.focus({ preventScroll: false });
  }

  function enter(index: number): void {
    const tile = placed[index];
    if (tile?.kind === 'area') parts.enter(tile.area);
    else if (tile?.kind === 'tail') parts.showTail();
    else if (tile?.kind === 'outside') parts.showOutside();
  }

  const indexOf = (target: EventTarget | null): number =>
    target instanceof Node ? [...element.children].findIndex((tile) => tile.contains(target)) : -1;

  element.addEventListener('click', ({ target }) => {
    const index = indexOf(target);
    choose(index);
    if (placed[index] !== undefined && placed[index].kind !== 'area') enter(index);
  });
  element.addEventListener('dblclick', ({ target }) => {
    const index = indexOf(target);
    if (placed[index]?.kind === 'area') enter(index);
  });
  element.addEventListener('keydown', (event) => {
    const index = indexOf(event.target);
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (index < 0 || altKey || ctrlKey || metaKey || shiftKey) return;
    const direction = ARROWS[key];
    if (direction !== undefined) {
      const next = neighbour(placed, index, direction);
      if (next !== null) choose(next);
    } else if (key === 'Home') choose(0);
    else if (key === 'End') choose(placed.length - 1);
    else if (key === 'Enter' || key === ' ') enter(index);
    else if (key === 'Escape' || key === 'Backspace') parts.up();
    else return;
    event.preventDefault();
  });

  // Laid out anew only when the room really changed, once per frame; with it the font may have.
  if (typeof ResizeObserver !== 'undefined') {
    new ResizeObserver(() => {
      if (element.clientWidth === drawn.width && element.clientHeight === drawn.height) return;
      widths = undefined;
      requestAnimationFrame(draw);
    }).observe(element);
  }

  return {
    element,
    update(next) {
      model = next;
      draw();
    },
    focus() {
      const index = Math.max(0, selectedIndex());
      const tile = element.children[index];
      if (tile instanceof HTMLElement) tile.focus();
    },
  };
}

function tileKey(tile: Tile): string {
  return tile.kind === 'area' ? keyOf(tile.area) : tile.kind;
}

function drawTile(element: HTMLElement, tile: PlacedTile, now: number): void {
  const { style } = element;
  for (const side of ['width', 'height'] as const) style[side] = `${tile[side]}px`;
  style.left = `${tile.x}px`;
  style.top = `${tile.y}px`;
  if (tile.kind !== 'area') {
    const words = GREY_WORDS[tile.kind];
    const does = tile.kind === 'tail' ? 'Enter lists them in the table' : 'Enter shows them';
    setAttribute(element, 'class', `tile grey ${tile.kind}`);
    setAttribute(element, 'title', `${words} (${numberText(tile.count)})`);
    setAttribute(element, 'aria-label', `${words}: ${countText(tile.count, 'area')}. ${does}.`);
    return;
  }
  const { area } = tile;
  setAttribute(element, 'class', `tile age-${ageOf(area.depths.written, now)}`);
  setAttribute(element, 'aria-label', areaLabel(area, now));
  setAttribute(element, 'title', area.sentence);
}

/** The widths of this font's characters, which differ by a quarter from system to system. */
function measured(map: HTMLElement): CharacterWidths {
  const name = h('b', {}, SAMPLE);
  const line = h('span', { 'data-line': SAMPLE });
  const tiles = [name, line].map((text) => h('div', { class: 'tile', role: 'none' }, text));
  map.append(...tiles);
  const per = ({ offsetWidth }: HTMLElement, usual: number): number =>
    offsetWidth > 0 ? offsetWidth / SAMPLE.length : usual;
  const widths = { name: per(name, USUAL_WIDTHS.name), line: per(line, USUAL_WIDTHS.line) };
  for (const tile of tiles) tile.remove();
  return widths;
}

/**
 * The name as text, what is behind it drawn by the style sheet: the tile's own label says all of it in a
 * sentence, in another order.
 */
function label(element: HTMLElement, lines: readonly string[]): void {
  const text = lines.join('\n');
  if (element.dataset['text'] === text) return;
  element.dataset['text'] = text;
  const [name, ...rest] = lines;
  fill(
    element,
    name === undefined ? null : h('b', {}, name),
    ...rest.map((line) => h('span', { 'data-line': line })),
  );
}
