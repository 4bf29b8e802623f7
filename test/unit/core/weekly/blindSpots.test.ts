import assert from 'node:assert/strict';
import { blindSpotNews, spotsOf } from '../../../../src/core/weekly/blindSpots';
import { sampleAreas } from '../../../support/sampleAreas';
import { spot, spots } from '../../../support/sampleWeek';

const paths = (list: readonly { readonly path: string }[]): string[] =>
  list.map(({ path }) => path);

describe('blind spots from one week to the next', () => {
  it('are new, grew, or are none any more', () => {
    const news = blindSpotNews(
      spots(
        spot('new', 5),
        spot('grown', 30),
        spot('same', 9),
        spot('read', 2, { isBlindSpot: false }),
      ),
      spots(spot('grown', 20), spot('same', 9), spot('read', 2), spot('gone', 40)),
    );
    assert.deepEqual(paths(news.all), ['grown', 'same', 'new']);
    assert.deepEqual(paths(news.fresh), ['new']);
    assert.deepEqual(
      news.grown.map(({ now, before }) => [now.path, now.changesSince - before.changesSince]),
      [['grown', 10]],
    );
    assert.deepEqual(paths(news.shrunk), ['read', 'gone']);
    assert.equal(news.wasLargest, false);
  });

  it('of repositories that only one week knows are compared with nothing', () => {
    const other = {
      repos: ['/home/lea/river'],
      spots: [spot('far', 99, { repo: '/home/lea/river' })],
    };
    const news = blindSpotNews(spots(spot('a', 5)), other);
    assert.deepEqual([paths(news.fresh), paths(news.shrunk), news.wasLargest], [[], [], null]);
    assert.equal(news.largest?.path, 'a');
    // The larger one of a repository that was not looked at this week says nothing.
    const both = {
      repos: ['/home/lea/lake', '/home/lea/river'],
      spots: [...other.spots, spot('a', 4)],
    };
    assert.equal(blindSpotNews(spots(spot('a', 5)), both).wasLargest, true);
  });

  it('go away with the last one, when the repository was looked at', () => {
    assert.deepEqual(paths(blindSpotNews(spots(), spots(spot('a', 5))).shrunk), ['a']);
    assert.deepEqual(blindSpotNews({ repos: [], spots: [] }, spots(spot('a', 5))).shrunk, []);
  });

  it('are kept of the areas on the ground that others changed', () => {
    const { areas } = sampleAreas();
    const kept = spotsOf(areas);
    assert.ok(kept.length > 0);
    for (const { path } of kept) {
      const area = areas.find((one) => one.path === path);
      assert.ok(area?.onMyGround === true && area.changesSince > 0, path);
    }
    const ranks = kept.map(({ rank }) => rank);
    assert.deepEqual(
      ranks,
      ranks.toSorted((a, b) => b - a),
    );
  });
});
