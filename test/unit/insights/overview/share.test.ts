import assert from 'node:assert/strict';
import { reviewsElsewhere, shareOf, shownShare } from '../../../../src/insights/overview/share';

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('the hands-on share', () => {
  const headlines = { built: 3 * HOUR, reviewed: HOUR, directed: 4 * HOUR };

  it('is what was built of what was built and reviewed, directing on the side that was chosen', () => {
    assert.equal(shareOf(headlines, 'apart'), 0.75);
    assert.equal(shareOf(headlines, 'handsOn'), 7 / 8);
  });

  it('is none below two hours of building and reviewing together', () => {
    const little = { built: HOUR, reviewed: HOUR - 1, directed: 9 * HOUR };
    assert.equal(shareOf(little, 'handsOn'), null);
    assert.equal(shareOf({ ...little, reviewed: HOUR }, 'apart'), 0.5);
  });

  it('is hidden from who merges others’ work and is hardly seen reviewing', () => {
    assert.equal(reviewsElsewhere({ mergedOthers: 3, reviewed: 14 * MINUTE }), true);
    assert.equal(reviewsElsewhere({ mergedOthers: 3, reviewed: 15 * MINUTE }), false);
    assert.equal(reviewsElsewhere({ mergedOthers: 0, reviewed: 0 }), false);
    assert.equal(reviewsElsewhere({ mergedOthers: null, reviewed: 0 }), false);
    const review = { mergedOthers: 3, reviewed: 0 };
    assert.deepEqual(shownShare(headlines, 'apart', review), { share: null, shareHidden: true });
    assert.deepEqual(shownShare(headlines, 'apart', undefined), { share: 0.75 });
  });

  it('hides nothing, and claims nothing about reviews, where there is too little for a share', () => {
    const firstDay = { built: HOUR, reviewed: 0, directed: 0 };
    const review = { mergedOthers: 3, reviewed: 0 };
    assert.deepEqual(shownShare(firstDay, 'apart', review), { share: null });
  });
});
