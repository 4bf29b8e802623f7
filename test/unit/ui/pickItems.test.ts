import assert from 'node:assert/strict';
import { pickItems } from '../../../src/ui/pick/pickItems';

describe('the pick of the status bar', () => {
  const idle = { reviewsElsewhere: false, pairs: false };
  const commands = (tracking: Parameters<typeof pickItems>[0]): string[] =>
    pickItems(tracking, idle).map(({ command }) => command);

  it('offers what can be done in each state', () => {
    assert.deepEqual(commands({ kind: 'on' }), [
      'handsOn.reviewElsewhere',
      'handsOn.pairing',
      'handsOn.openDashboard',
      'handsOn.showToday',
      'handsOn.showStaleAreas',
      'handsOn.pause',
    ]);
    assert.deepEqual(commands({ kind: 'paused' }), [
      'handsOn.openDashboard',
      'handsOn.showToday',
      'handsOn.showStaleAreas',
      'handsOn.resume',
    ]);
    assert.deepEqual(commands({ kind: 'off', reason: 'x' }), [
      'handsOn.openDashboard',
      'handsOn.showToday',
      'handsOn.showStaleAreas',
    ]);
  });

  it('says what runs, and how it ends', () => {
    const [elsewhere, pairing] = pickItems({ kind: 'on' }, { reviewsElsewhere: true, pairs: true });
    assert.match(elsewhere!.label, /^\$\(check\)/);
    assert.match(elsewhere!.description, /end it now/);
    assert.match(pairing!.label, /^\$\(check\)/);
  });
});
