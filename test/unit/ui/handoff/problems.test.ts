import assert from 'node:assert/strict';
import { sortProblems, type KnownProblem } from '../../../../src/ui/handoff/problems';

const problem = (
  path: string,
  severity: number,
  change: Partial<KnownProblem> = {},
): KnownProblem => ({
  path,
  line: 0,
  severity,
  source: 'ts',
  message: 'Wrong.',
  ...change,
});

describe('problems in a hand-off note', () => {
  it('are those of the files that matter, errors first, and the number of all', () => {
    const sorted = sortProblems(
      [
        problem('b.ts', 1, { line: 4 }),
        problem('b.ts', 0, { line: 9 }),
        problem('a.ts', 0),
        problem('far.ts', 0),
        problem('a.ts', 2),
        problem('a.ts', 3),
      ],
      (path) => path !== 'far.ts',
    );
    assert.deepEqual(
      sorted.problems.map(({ path, line, severity }) => [path, line, severity]),
      [
        ['a.ts', 1, 'error'],
        ['b.ts', 10, 'error'],
        ['b.ts', 5, 'warning'],
      ],
    );
    assert.deepEqual([sorted.errors, sorted.warnings, sorted.failing], [3, 1, []]);
  });

  it('are failed tests where a runner reports them', () => {
    const failed = problem('a.test.ts', 0, { source: 'Jest', message: 'x'.repeat(500) });
    const sorted = sortProblems([failed, problem('a.ts', 0, { source: undefined })], () => true);
    assert.deepEqual([sorted.errors, sorted.failing.length], [1, 1]);
    assert.equal(sorted.failing[0]?.message.length, 201);
    assert.equal(sorted.problems[0]?.source, '');
  });

  it('are no endless list', () => {
    const many = Array.from({ length: 90 }, (_, line) => problem('a.ts', 0, { line }));
    assert.equal(sortProblems(many, () => true).problems.length, 20);
  });
});
