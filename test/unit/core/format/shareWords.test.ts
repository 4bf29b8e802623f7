import assert from 'node:assert/strict';
import { shareWords } from '../../../../src/core/origins/shareWords';

describe('shares of characters in words', () => {
  it('name each origin, and how much came by hand', () => {
    assert.equal(
      shareWords({ typed: 1_500, pasted: 100, assisted: 400 }).replace('\u00a0', ' '),
      '1,500 typed, 100 pasted, 400 assisted; 80 % by hand',
    );
  });

  it('say nothing of nothing, and leave out what was undone', () => {
    assert.equal(shareWords({}), '');
    assert.equal(shareWords({ undone: 500 }), '');
    assert.equal(
      shareWords({ undone: 500, typed: 3 }).replace('\u00a0', ' '),
      '3 typed; 100 % by hand',
    );
  });
});
