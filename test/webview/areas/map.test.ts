import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Direction } from '../../../src/webview/areas/map/neighbour';
import { neighbour } from '../../../src/webview/areas/map/neighbour';
import { tileLines, USUAL_WIDTHS } from '../../../src/webview/areas/map/tileLines';
import type { PlacedTile, Tile } from '../../../src/webview/areas/map/tiles';
import { placeTiles, sizeOf } from '../../../src/webview/areas/map/tiles';
import { manyAreas, SAMPLE_NOW, sampleAreas } from '../../support/sampleAreas';

const OPPOSITE: Readonly<Record<Direction, Direction>> = {
  left: 'right',
  right: 'left',
  up: 'down',
  down: 'up',
};
const DIRECTIONS = Object.keys(OPPOSITE) as Direction[];

const rooms = fc.record({
  count: fc.integer({ min: 1, max: 400 }),
  width: fc.integer({ min: 240, max: 1600 }),
  height: fc.integer({ min: 300, max: 700 }),
  outside: fc.integer({ min: 0, max: 3000 }),
  size: fc.constantFrom('changes', 'files', 'bytes'),
} as const);

function named(tile: PlacedTile): string {
  return tile.kind === 'area' ? tile.area.path : tile.kind;
}

describe('the tiles of the map', () => {
  it('fill the room without overlapping, each at least large enough to be hit', () => {
    fc.assert(
      fc.property(rooms, ({ count, width, height, outside, size }) => {
        const { areas } = manyAreas(count);
        const tiles = placeTiles({ areas, outside, size }, width, height);
        for (const [index, a] of tiles.entries()) {
          assert.ok(a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height);
          assert.ok(a.width * a.height >= 900, `${named(a)} is ${a.width} x ${a.height}`);
          for (const b of tiles.slice(index + 1)) {
            const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
            const along = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
            assert.ok(across <= 0 || along <= 0, `${named(a)} overlaps ${named(b)}`);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('stand for every area: by itself, or counted in the tile of the smaller ones', () => {
    for (const count of [1, 20, 5_000]) {
      const { areas } = manyAreas(count);
      const tiles = placeTiles({ areas, outside: 2_871, size: 'changes' }, 730, 430);
      const own = tiles.filter(({ kind }) => kind === 'area').length;
      const tail = tiles.find(({ kind }) => kind === 'tail');
      assert.equal(own + (tail?.kind === 'tail' ? tail.count : 0), count);
      const outside = tiles.find(({ kind }) => kind === 'outside');
      assert.equal(outside?.kind === 'outside' && outside.count, 2_871);
      assert.ok(tiles.length <= 122);
    }
  });

  it('are as large as their numbers where these are not too small', () => {
    const { areas } = sampleAreas();
    for (const size of ['changes', 'files', 'bytes'] as const) {
      const tiles = placeTiles({ areas, outside: 0, size }, 1000, 700);
      const largest = Math.max(...areas.map((area) => sizeOf(area, size)));
      const [first] = tiles;
      assert.ok(first?.kind === 'area');
      assert.equal(sizeOf(first.area, size), largest);
      const room = ({ width, height }: PlacedTile): number => width * height;
      const second = tiles[1];
      assert.ok(second?.kind === 'area');
      const ratio = room(first) / room(second);
      const wanted = largest / sizeOf(second.area, size);
      assert.ok(Math.abs(ratio / wanted - 1) < 0.05, `${size}: ${ratio}, not ${wanted}`);
    }
  });

  it('are there even when nobody changed anything', () => {
    const areas = sampleAreas().areas.map((area) => ({ ...area, changesSince: 0 }));
    const tiles = placeTiles({ areas, outside: 0, size: 'changes' }, 700, 430);
    assert.equal(tiles.length, areas.length);
    assert.deepEqual(placeTiles({ areas: [], outside: 0, size: 'changes' }, 700, 430), []);
    assert.deepEqual(placeTiles({ areas, outside: 0, size: 'changes' }, 0, 0), []);
  });
});

describe('arrows on the map', () => {
  it('lead to a tile that lies there and touches', () => {
    fc.assert(
      fc.property(rooms, ({ count, width, height, outside, size }) => {
        const { areas } = manyAreas(count);
        const tiles = placeTiles({ areas, outside, size }, width, height);
        for (const direction of DIRECTIONS) {
          tiles.forEach((tile, index) => {
            const next = neighbour(tiles, index, direction);
            const border = {
              left: tile.x <= 3,
              right: tile.x + tile.width >= width - 3,
              up: tile.y <= 3,
              down: tile.y + tile.height >= height - 3,
            }[direction];
            assert.equal(next === null, border, `${named(tile)} ${direction}`);
            if (next === null) return;
            const there = tiles[next]!;
            const gap = {
              left: tile.x - (there.x + there.width),
              right: there.x - (tile.x + tile.width),
              up: tile.y - (there.y + there.height),
              down: there.y - (tile.y + tile.height),
            }[direction];
            assert.ok(Math.abs(gap) <= 6, `${named(tile)} ${direction} ${named(there)}: ${gap}`);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  it('reach every tile from the first one', () => {
    const { areas } = manyAreas(60);
    const tiles = placeTiles({ areas, outside: 9, size: 'changes' }, 730, 430);
    const seen = new Set([0]);
    for (const index of seen) {
      for (const direction of DIRECTIONS) {
        const next = neighbour(tiles, index, direction);
        if (next !== null) seen.add(next);
      }
    }
    assert.equal(seen.size, tiles.length);
  });

  it('know no way from a tile that is not there', () => {
    assert.equal(neighbour([], 0, OPPOSITE.left), null);
  });
});

describe('the lines of a tile', () => {
  const lines = (
    tile: Tile,
    width: number,
    height: number,
    widths = USUAL_WIDTHS,
  ): readonly string[] =>
    tileLines({ ...tile, x: 0, y: 0, width, height }, SAMPLE_NOW, widths, (name, room) =>
      name.slice(0, room),
    );

  it('say name, age and commits, of which the last can be said in fewer words', () => {
    const area = sampleAreas().areas.find(({ path }) => path === 'web/checkout')!;
    const tile = { kind: 'area', area } as const;
    const wide = ['web/checkout', '7 months', '62 commits, 14 approved by you'];
    assert.deepEqual(lines(tile, 300, 80), wide);
    assert.deepEqual(lines(tile, 120, 80), ['web/checkout', '7 months', '62 commits']);
    assert.deepEqual(lines(tile, 120, 50), ['web/checkout', '7 months']);
    assert.deepEqual(lines(tile, 60, 80), ['web/ch']);
    // In a wider font fewer characters have room.
    assert.deepEqual(lines(tile, 120, 80, { name: 10, line: 14 }), ['web/checko']);
    assert.deepEqual(lines(tile, 30, 80), []);
  });

  it('tell how many a grey tile stands for, however narrow it is', () => {
    const tile = { kind: 'tail', count: 4_961 } as const;
    assert.deepEqual(lines(tile, 200, 60), ['smaller areas (4,961)']);
    assert.deepEqual(lines(tile, 120, 60), ['smaller areas', '(4,961)']);
    assert.deepEqual(lines(tile, 120, 30), ['+ 4,961']);
    assert.deepEqual(lines(tile, 70, 60), ['smaller', '(4,961)']);
    assert.deepEqual(lines(tile, 60, 60), ['+4,961']);
    assert.deepEqual(lines(tile, 30, 60), ['…']);
  });
});
