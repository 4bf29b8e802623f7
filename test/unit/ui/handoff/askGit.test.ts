import assert from 'node:assert/strict';
import { CancelledError, ExpectedError } from '../../../../src/core/errors/expectedError';
import { handOffNote } from '../../../../src/core/handoff/note';
import { askGit, namedOnly } from '../../../../src/ui/handoff/askGit';
import { SAMPLE_GIT, sampleHandOff } from '../../../support/sampleHandOff';

const fails = (error: Error): { handOff: () => Promise<never> } => ({
  handOff: () => Promise.reject(error),
});

describe('git for a hand-off note', () => {
  const warned: string[] = [];
  const log = { warn: (line: string): unknown => warned.push(line) };
  const ask = (error: Error): ReturnType<typeof askGit> => askGit(fails(error), '/lake', 0, log);

  it('is what the worker tells', async () => {
    const port = { handOff: () => Promise.resolve(SAMPLE_GIT) };
    assert.deepEqual(await askGit(port, '/lake', 0, log), { git: SAMPLE_GIT, withoutGit: '' });
  });

  it('gives way to its reason where it fails: the rest of the note is still there', async () => {
    const told = await ask(new Error('git: bad object HEAD'));
    const note = handOffNote(sampleHandOff(told));
    assert.match(note, /- Git does not tell where the work stands\. git: bad object HEAD\.\n/);
    assert.match(note, /Two windows must not write the ledger at once/);
    assert.match(note, /## Where I was\n\n- `src\/c\.ts:14:3`/);
    const refused = await ask(new ExpectedError('It is closed.', 'All else works.', 'Open it.'));
    assert.equal(refused.withoutGit, 'Git does not tell where the work stands. It is closed.');
    assert.equal(warned.length, 2);
  });

  it('ends with the person who gives up', async () => {
    await assert.rejects(ask(new CancelledError()), CancelledError);
  });

  it('names no file that leaves no trace, and counts it', () => {
    const mayName = (path: string): boolean => !/^notes\/|old`/.test(path);
    const note = handOffNote(sampleHandOff({ git: namedOnly(SAMPLE_GIT, mayName) }));
    assert.doesNotMatch(note, /notes\/|src\/new\.ts|src\/old/);
    assert.match(note, /## Not committed \(4\)\n\n(- .*\n){3}- and 1 more\n/);
    assert.match(note, /## Untracked \(2\)\n\n- `x\*y\.md`\n- and 1 more\n/);
  });
});
