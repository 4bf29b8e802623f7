import assert from 'node:assert/strict';
import { blockActions } from '../../../../src/core/blocks/blockActions';
import type { BlockState } from '../../../../src/core/blocks/blockOccurrence';

const NOW = 1_000_000;
const actions = (state: BlockState, end: number, moved = false): string =>
  blockActions({ state, end, movedFrom: moved ? { start: 0, end: 1 } : null }, NOW).join(' ');

describe('what can be done about a block', () => {
  it('asks what broke it only where something did', () => {
    assert.equal(actions('kept', NOW), '');
    assert.equal(actions('partly', NOW), 'explain');
    assert.equal(actions('lost', NOW), 'explain skip');
  });

  it('lets a skip be explained anew or taken back, also afterwards', () => {
    assert.equal(actions('skipped', NOW), 'skip asPlanned');
    assert.equal(actions('skipped', NOW + 1), 'move skip asPlanned');
  });

  it('starts the one that runs, and moves or skips those ahead', () => {
    assert.equal(actions('now', NOW + 1), 'start move skip');
    assert.equal(actions('now', NOW + 1, true), 'start move skip asPlanned');
    assert.equal(actions('coming', NOW + 1), 'move skip');
    assert.equal(actions('moved', NOW + 1, true), 'move skip asPlanned');
  });
});
