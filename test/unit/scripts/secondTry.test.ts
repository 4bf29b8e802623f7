import assert from 'node:assert/strict';
import { triedAgain } from '../../../scripts/rings/secondTry';

describe('a part of the tests that is tried again', () => {
  it('counts as it ended the second time, and tells what passed only then', () => {
    const first = { passed: 3, failed: 2, failures: ['a', 'b'] };
    const second = { passed: 4, failed: 1, failures: ['b'] };
    assert.deepEqual(triedAgain(first, second), { ...second, again: ['a'] });
  });

  it('fails when it fails twice in the same way', () => {
    const result = { passed: 0, failed: 1, failures: ['a'] };
    assert.deepEqual(triedAgain(result, result), { ...result, again: [] });
  });

  it('tells why it had no results the first time', () => {
    const second = { passed: 5, failed: 0, failures: [] };
    const first = { passed: 0, failed: 1, note: 'ended without results (exit 1)' };
    assert.deepEqual(triedAgain(first, second).again, ['ended without results (exit 1)']);
    assert.deepEqual(triedAgain(first, first), first);
  });
});
