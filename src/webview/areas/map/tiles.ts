import { hierarchy, treemap, treemapSquarify } from 'd3-hierarchy';
import type { AreaModel } from '../../../core/ledger/areas';
import type { SizeBy } from '../../../protocol/areas';

export type Tile =
  | { readonly kind: 'area'; readonly area: AreaModel }
  /** Areas too small for a tile of their own. */
  | { readonly kind: 'tail'; readonly count: number }
  /** Areas outside the person's ground, when only that is shown. */
  | { readonly kind: 'outside'; readonly count: number };

export interface Rectangle {
  /** CSS pixels from the map's left upper corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type PlacedTile = Tile & Rectangle;

export interface MapFacts {
  /** In the order they would be listed. */
  readonly areas: readonly AreaModel[];
  /** Areas that are left out, shown as one grey tile; 0 for none. */
  readonly outside: number;
  readonly size: SizeBy;
}

/** A tile must hold a word, and with few of them its age, CSS pixels squared. */
const LEAST_AREA = 3_600;
const ROOMY_AREA = 6_500;
/** More tiles than this are no picture. */
const MOST_TILES = 120;
/** Tiles of the least area may take this part of the map together. */
const LEAST_PART = 0.55;
const GAP = 2;

/** What makes an area large. */
export function sizeOf(area: AreaModel, by: SizeBy): number {
  if (by === 'files') return area.files;
  return by === 'bytes' ? (area.bytes ?? 0) : area.changesSince;
}

/**
 * Lays areas out as a squarified treemap, largest first. Every tile is large enough to be read and hit, so
 * the smallest are drawn larger than they are; those that fit no more are one tile together.
 */
export function placeTiles(facts: MapFacts, width: number, height: number): PlacedTile[] {
  const { areas, outside, size } = facts;
  if (width <= 0 || height <= 0 || areas.length + outside === 0) return [];
  const room = Math.floor((width * height * LEAST_PART) / LEAST_AREA);
  const most = Math.max(1, Math.min(MOST_TILES, room));
  const bySize = [...areas].sort((a, b) => sizeOf(b, size) - sizeOf(a, size) || b.rank - a.rank);
  const own = bySize.length > most ? bySize.slice(0, most - 1) : bySize;
  const tail = bySize.slice(own.length);

  const total = own.reduce((sum, area) => sum + sizeOf(area, size), 0) || 1;
  const shared = (width * height * LEAST_PART) / (own.length + 2);
  const leastArea = Math.min(ROOMY_AREA, Math.max(LEAST_AREA, shared));
  const least = (total * leastArea) / (width * height) / (1 - LEAST_PART / 2);
  const weighed: { readonly tile: Tile; readonly weight: number }[] = own.map((area) => ({
    tile: { kind: 'area', area },
    weight: Math.max(sizeOf(area, size), least),
  }));
  // What is not looked at takes no more room than the smallest that is.
  if (tail.length > 0) weighed.push({ tile: { kind: 'tail', count: tail.length }, weight: least });
  if (outside > 0) weighed.push({ tile: { kind: 'outside', count: outside }, weight: least });
  return squarified(weighed, width, height);
}

function squarified(
  weighed: readonly { readonly tile: Tile; readonly weight: number }[],
  width: number,
  height: number,
): PlacedTile[] {
  interface Branch {
    readonly children?: readonly Branch[];
    readonly tile?: Tile;
    readonly weight?: number;
  }
  const root = hierarchy<Branch>({ children: weighed }, ({ children }) => children).sum(
    ({ weight }) => weight ?? 0,
  );
  const placed = treemap<Branch>()
    .tile(treemapSquarify)
    .size([width, height])
    .paddingInner(GAP)
    .round(true)(root);
  return placed.leaves().flatMap(({ data, x0, y0, x1, y1 }) =>
    data.tile === undefined
      ? []
      : [
          {
            ...data.tile,
            x: x0,
            y: y0,
            width: Math.max(0, x1 - x0),
            height: Math.max(0, y1 - y0),
          },
        ],
  );
}
