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
      'handsOn.openWeek',
      'handsOn.showStaleAreas',
      'handsOn.pause',
    ]);
    assert.deepEqual(commands({ kind: 'paused' }), [
      'handsOn.openDashboard',
      'handsOn.showToday',
      'handsOn.openWeek',
      'handsOn.showStaleAreas',
      'handsOn.resume',
    ]);
    for (const off of [{ kind: 'off', reason: 'x' }, { kind: 'demo' }] as const) {
      assert.deepEqual(commands(off), [
        'handsOn.openDashboard',
        'handsOn.showToday',
        'handsOn.openWeek',
        'handsOn.showStaleAreas',
      ]);
    }
  });

  it('gives every row a letter of its own, the same whatever else is offered', () => {
    const sessions = ['$(play) Start a Session', '$(x) Pause It', '$(y) ddd'].map((label) => ({
      label,
      description: '',
      command: label,
    }));
    const letters = pickItems({ kind: 'on' }, idle, sessions).map(({ letter }) => letter);
    assert.deepEqual(letters, ['s', 'u', null, 'r', 'g', 'd', 't', 'k', 'a', 'p']);
    const without = pickItems({ kind: 'on' }, idle).map(({ letter }) => letter);
    assert.deepEqual(without, letters.slice(3));
    const paused = pickItems({ kind: 'paused' }, idle).map(({ letter }) => letter);
    assert.deepEqual(paused, ['d', 't', 'k', 'a', 'p']);
  });

  it('says what runs, and how it ends', () => {
    const [elsewhere, pairing] = pickItems({ kind: 'on' }, { reviewsElsewhere: true, pairs: true });
    assert.match(elsewhere!.label, /^\$\(check\)/);
    assert.match(elsewhere!.description, /end it now/);
    assert.match(pairing!.label, /^\$\(check\)/);
  });
});
