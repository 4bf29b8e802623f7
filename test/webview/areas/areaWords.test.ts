import assert from 'node:assert/strict';
import { nameWithin } from '../../../src/core/areas/place';
import { areaLabel, nameCutter } from '../../../src/webview/areas/areaWords';
import { SAMPLE_NOW, sampleAreas } from '../../support/sampleAreas';

describe('names on tiles', () => {
  it('are cut to what tells them apart', () => {
    const cut = nameCutter(['web/shop/cart', 'web/shop/pay', 'tool5/src', 'tool6/src', 'lib/*']);
    assert.equal(cut('web/shop/cart', 20), 'web/shop/cart');
    assert.equal(cut('web/shop/cart', 11), '…/shop/cart');
    assert.equal(cut('web/shop/cart', 10), '…/cart');
    assert.equal(cut('web/shop/cart', 5), 'cart');
    assert.equal(cut('tool5/src', 6), 'tool5/src');
    assert.equal(cut('lib/*', 3), 'lib');
  });

  it('leave out the directory they are in', () => {
    assert.equal(nameWithin('web/shop/cart', 'web/shop'), 'cart');
    assert.equal(nameWithin('web/shopping', 'web/shop'), 'web/shopping');
    assert.equal(nameWithin('web/shop', null), 'web/shop');
  });

  it('are said in full to a screen reader, with age, changes and what is special', () => {
    const { areas } = sampleAreas();
    const said = (path: string): string =>
      areaLabel(
        areas.find((area) => area.path === path)!,
        SAMPLE_NOW,
      );
    assert.equal(
      said('web/checkout'),
      'web/checkout, last written 7 months ago, 62 commits by 5 people since, 14 approved by you, blind spot, Enter looks inside',
    );
    assert.equal(
      said('tools/release'),
      'tools/release, last written 2 months ago, 2 commits by 1 person since',
    );
    assert.equal(
      said('ml/ranking'),
      'ml/ranking, never written by you, 88 commits by 7 people since, Enter looks inside',
    );
  });
});
