import type { HandOffFacts } from '../../src/core/handoff/handOffFacts';
import type { HandOffGit } from '../../src/core/handoff/handOffGit';

const MINUTE = 60_000;
/** Monday, 23 November 2026, 14:05 in Berlin. */
const NOW = Date.UTC(2026, 10, 23, 13, 5);

export const SAMPLE_GIT: HandOffGit = {
  root: '/home/lea/lake',
  name: 'lake',
  branch: 'fix/ledger_lock',
  head: '0123456789abcdef0123456789abcdef01234567',
  upstream: 'origin/fix/ledger_lock',
  ahead: 2,
  behind: 1,
  operation: 'merge',
  leftBranch: null,
  stashes: 1,
  withoutFiles: '',
  files: [
    { path: 'src/a b.ts', oldPath: null, state: 'conflict', staged: true, unstaged: true },
    { path: 'src/c.ts', oldPath: null, state: 'modified', staged: true, unstaged: true },
    { path: 'src/new.ts', oldPath: 'src/old`.ts', state: 'renamed', staged: true, unstaged: false },
    { path: 'src/z.ts', oldPath: null, state: 'deleted', staged: false, unstaged: true },
  ],
  fileCount: 4,
  untracked: ['notes/', 'x*y.md'],
  untrackedCount: 2,
  commits: [
    {
      id: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
      at: NOW - 40 * MINUTE,
      subject: 'Hold the lock <once>',
      branch: 'fix/ledger_lock',
    },
    {
      id: 'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',
      at: NOW - 20 * MINUTE,
      subject: 'Try it another way',
      branch: 'try/it',
    },
  ],
  othersSince: 3,
};

/** Work that was interrupted in the middle of a merge. */
export function sampleHandOff(change: Partial<HandOffFacts> = {}): HandOffFacts {
  return {
    now: NOW,
    zone: 'Europe/Berlin',
    name: 'lake',
    session: {
      intention: 'Two windows must not write the ledger at once',
      start: NOW - 55 * MINUTE,
      end: null,
      built: 42 * MINUTE,
    },
    since: NOW - 55 * MINUTE,
    git: SAMPLE_GIT,
    withoutGit: '',
    places: [
      { path: 'src/c.ts', line: 14, column: 3, symbols: ['Ledger', 'open'], unsaved: true },
      { path: 'test/c.test.ts', line: 1, column: 1, symbols: [], unsaved: false },
    ],
    problems: [
      {
        path: 'src/c.ts',
        line: 20,
        severity: 'error',
        source: 'ts',
        message: "Type 'string' is not\nassignable to type 'number'.",
      },
      { path: 'src/c.ts', line: 3, severity: 'warning', source: '', message: 'Unused.' },
    ],
    errors: 3,
    warnings: 1,
    failing: [],
    breakpoints: [{ path: 'src/c.ts', line: 18 }],
    debugging: null,
    ...change,
  };
}
