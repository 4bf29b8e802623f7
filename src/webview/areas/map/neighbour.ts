import type { Rectangle } from './tiles';

export type Direction = 'left' | 'right' | 'up' | 'down';

/** Edges that touch may be some pixels apart. */
const SLACK = 6;

/**
 * The tile that an arrow leads to: of those beyond this edge, the nearest that lies straight ahead; among
 * equals the one at the middle.
 * @returns its index, or null at the border of the map
 */
export function neighbour(
  tiles: readonly Rectangle[],
  from: number,
  direction: Direction,
): number | null {
  const here = tiles[from];
  if (here === undefined) return null;
  const at = turned(here, direction);
  const middle = (at.left + at.right) / 2;
  let best: { readonly index: number; readonly cost: number } | undefined;
  tiles.forEach((tile, index) => {
    if (index === from) return;
    const there = turned(tile, direction);
    const ahead = there.start - at.end;
    const overlap = Math.min(at.right, there.right) - Math.max(at.left, there.left);
    if (ahead < -SLACK || overlap <= 0) return;
    const aside = Math.max(0, there.left - middle, middle - there.right);
    // What is nearer always wins; a tile at the middle wins among neighbours.
    const cost = Math.max(0, ahead) * 1_000 + aside;
    if (best === undefined || cost < best.cost) best = { index, cost };
  });
  return best?.index ?? null;
}

/** A rectangle seen in a direction: `start` and `end` along it, `left` and `right` across. */
interface Seen {
  readonly start: number;
  readonly end: number;
  readonly left: number;
  readonly right: number;
}

function turned({ x, y, width, height }: Rectangle, direction: Direction): Seen {
  const across = direction === 'left' || direction === 'right';
  const [low, length] = across ? [x, width] : [y, height];
  const [left, breadth] = across ? [y, height] : [x, width];
  const forward = direction === 'right' || direction === 'down';
  return {
    start: forward ? low : -(low + length),
    end: forward ? low + length : -low,
    left,
    right: left + breadth,
  };
}
