import type { HandOffProblem } from '../../core/handoff/handOffFacts';

/** What is used of a problem as VS Code knows it: severity 0 is an error, 1 a warning; lines from 0. */
export interface KnownProblem {
  readonly path: string;
  readonly line: number;
  readonly severity: number;
  readonly source: string | undefined;
  readonly message: string;
}

/** More problems are named by their number. */
const MOST = 20;
const LONGEST = 200;
/** Runners that report failed tests as problems at the test. */
const RUNNERS = /\b(jest|vitest|mocha|jasmine|karma|pytest|unittest|phpunit|rspec|test)\b/i;

export interface SortedProblems {
  readonly problems: readonly HandOffProblem[];
  readonly errors: number;
  readonly warnings: number;
  readonly failing: readonly HandOffProblem[];
}

/**
 * Sorts what VS Code knows of problems: the ones in the files that matter by name, errors first; failed tests
 * apart; all others by their number. Hints and information are left out.
 */
export function sortProblems(
  known: readonly KnownProblem[],
  matters: (path: string) => boolean,
): SortedProblems {
  const all = known.filter(({ severity }) => severity <= 1);
  const tests = all.filter(isTest);
  const others = all.filter((problem) => !isTest(problem));
  const shown = others
    .filter(({ path }) => matters(path))
    .sort((a, b) => a.severity - b.severity || compare(a, b));
  return {
    problems: shown.slice(0, MOST).map(told),
    errors: others.filter(({ severity }) => severity === 0).length,
    warnings: others.filter(({ severity }) => severity === 1).length,
    failing: tests.sort(compare).slice(0, MOST).map(told),
  };
}

function isTest({ source }: KnownProblem): boolean {
  return source !== undefined && RUNNERS.test(source);
}

function compare(a: KnownProblem, b: KnownProblem): number {
  return a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1;
}

function told({ path, line, severity, source = '', message }: KnownProblem): HandOffProblem {
  const text = message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
  return {
    path,
    line: line + 1,
    severity: severity === 0 ? 'error' : 'warning',
    source,
    message: text,
  };
}
