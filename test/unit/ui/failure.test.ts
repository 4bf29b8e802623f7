import assert from 'node:assert/strict';
import { CancelledError, ExpectedError } from '../../../src/core/errors/expectedError';
import { failureOf } from '../../../src/ui/errors/failure';

describe('what a person is told of a failure', () => {
  it('nothing of their own cancel', () => {
    assert.equal(failureOf('Open Dashboard', new CancelledError()).kind, 'cancelled');
    const fromVsCode = Object.assign(new Error('Canceled'), { name: 'Canceled' });
    assert.equal(failureOf('Open Dashboard', fromVsCode).kind, 'cancelled');
  });

  it('of a foreseen error its three sentences', () => {
    const error = new ExpectedError(
      'The folder is gone.',
      'Time is still measured.',
      'Restart VS Code.',
    );
    assert.deepEqual(failureOf('Show Data Folder', error), {
      kind: 'expected',
      message: 'The folder is gone. Time is still measured. Restart VS Code.',
    });
  });

  it('of a bug what was attempted, never its insides', () => {
    for (const thrown of [new TypeError('x is not a function'), 'text', undefined]) {
      const failure = failureOf('Open Dashboard', thrown);
      assert.equal(failure.kind, 'bug');
      assert.match(failure.message, /"Open Dashboard" failed/);
      assert.doesNotMatch(failure.message, /not a function/);
    }
  });
});
