import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { onInterrupt } from '../lib/interrupt';
import { inLanes, type Work } from '../lib/lanes';
import { ROOT, say } from '../lib/run';
import { build, checkTypes, lint } from '../rings/checks';
import { endToEnd, installVsCode, type Part } from '../rings/endToEnd';
import { insideVsCode } from '../rings/insideVsCode';
import type { RingResult } from '../rings/result';
import { failure, OK, runMocha, together } from '../rings/result';
import { triedAgain } from '../rings/secondTry';
import { endProcessesWith } from '../vscode/processes';
import { packageVsix } from '../vscode/vsix';

interface Ring {
  readonly name: string;
  readonly title: string;
  /** The rings whose failure makes this one meaningless; they are run before it. */
  readonly needs: readonly string[];
  /** A part that fails may be tried a second time, by itself: see {@link triedAgain}. */
  readonly twice?: boolean;
  readonly run: ((options: readonly string[]) => Promise<RingResult>) | PartsOf;
}

interface PartsOf {
  /** They may be run at the same time. */
  readonly parts: (options: readonly string[]) => readonly Part[];
}

const UNIT = ['test/unit/**/*.test.ts', 'test/webview/**/*.test.ts'];

const CORES = availableParallelism();
/**
 * What is done at the same time. Most of a player's time in VS Code is waiting as a person does, but more windows
 * than this would wait for each other.
 */
const LANES = Math.min(2, CORES);
/** A real VS Code and a browser keep this many cores busy; with fewer, what happens in them is told late. */
const PLAYER_CORES = 2;

/** More parts than this are not put off by a slow moment: they are broken. */
const SECOND_TRIES = 2;
/** All tests must end within 20 minutes, set-up included: what would take longer than this is not tried again, ms. */
const TIME_LIMIT = 19 * 60_000;

/** In the order in which they are begun. */
const RINGS: readonly Ring[] = [
  {
    name: 'unit',
    title: 'plain node',
    needs: [],
    run: (options) =>
      runMocha(
        UNIT.filter((pattern) => globSync(pattern, { cwd: ROOT }).length > 0),
        // Only against what hangs: a slow machine is no failure.
        ['--timeout', '60000', ...options],
      ),
  },
  { name: 'types', title: 'types', needs: [], run: checkTypes },
  { name: 'lint', title: 'lint and format', needs: [], run: lint },
  { name: 'build', title: 'build', needs: [], run: build },
  { name: 'package', title: 'package', needs: ['build'], run: () => packageVsix().then(() => OK) },
  { name: 'install', title: 'VS Code', needs: [], run: installVsCode },
  // Packaging builds once more: nothing may load the bundles meanwhile.
  {
    name: 'vscode',
    title: 'inside VS Code',
    needs: ['build', 'package', 'install'],
    twice: true,
    run: insideVsCode,
  },
  {
    name: 'e2e',
    title: 'end to end',
    needs: ['package', 'install'],
    twice: true,
    run: { parts: endToEnd },
  },
];

/** Everything the tests start inherits this variable, so that nothing of it is left behind. */
const MARK = 'HANDS_ON_RUN';

/** A part of a ring that was run. */
interface Attempt {
  readonly title: string;
  readonly run: () => Promise<RingResult>;
  /** How long it took, ms. */
  readonly took: number;
  result: RingResult;
}

interface Outcome {
  readonly attempts: Attempt[];
  /** When the first part began and the last one ended, epoch ms. */
  readonly start: number;
  end: number;
}

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const names = RINGS.map(({ name }) => name);
  const chosen = words.filter((word) => names.includes(word));
  const options = words.filter((word) => !names.includes(word));
  const mark = randomUUID();
  process.env[MARK] = mark;
  onInterrupt(() => void endProcessesWith(MARK, mark).finally(() => process.exit(130)));

  const outcomes = new Map<string, Outcome>();
  const works = RINGS.filter(({ name }) => chosen.length === 0 || chosen.includes(name)).flatMap(
    (ring) => worksOf(ring, options, outcomes),
  );
  await inLanes(works, LANES);
  await secondTries(outcomes);
  await endProcessesWith(MARK, mark);
  return summary(outcomes);
}

function worksOf(ring: Ring, options: readonly string[], outcomes: Map<string, Outcome>): Work[] {
  const { name, title, needs, run } = ring;
  const parts =
    typeof run === 'function'
      ? [{ name: '', timed: false, run: () => run(options) }]
      : run.parts(options);
  return parts.map((part) => ({
    name,
    needs,
    alone: part.timed && LANES * PLAYER_CORES > CORES,
    run: async () => {
      const attempt = {
        title: `${title}${part.name === '' ? '' : `: ${part.name}`}`,
        run: () => part.run().catch(told),
      };
      say(`\n== ${attempt.title}`);
      const outcome = outcomes.get(name) ?? { attempts: [], start: Date.now(), end: 0 };
      outcomes.set(name, outcome);
      const start = performance.now();
      const broken = needs.filter((need) =>
        outcomes.get(need)?.attempts.some(({ result }) => result.failed > 0),
      );
      const result =
        broken.length > 0 ? failure(`not run: ${broken.join(', ')} failed`) : await attempt.run();
      outcome.attempts.push({ ...attempt, took: performance.now() - start, result });
      outcome.end = Date.now();
    },
  }));
}

/** Tries what failed in a real VS Code once more, with nothing beside it. */
async function secondTries(outcomes: ReadonlyMap<string, Outcome>): Promise<void> {
  const failed = RINGS.filter(({ twice }) => twice === true).flatMap(({ name }) => {
    const outcome = outcomes.get(name);
    return (outcome?.attempts ?? []).flatMap((attempt) =>
      attempt.result.failed > 0 ? [{ outcome, attempt }] : [],
    );
  });
  if (failed.length > SECOND_TRIES) return;
  for (const { outcome, attempt } of failed) {
    if (outcome === undefined || performance.now() + attempt.took > TIME_LIMIT) return;
    say(`\n== ${attempt.title}, again`);
    attempt.result = triedAgain(attempt.result, await attempt.run());
    outcome.end = Date.now();
  }
}

function told(error: unknown): RingResult {
  const text = error instanceof Error ? error.message : String(error);
  say(text);
  return failure(text.split('\n', 1)[0] ?? '');
}

function summary(outcomes: ReadonlyMap<string, Outcome>): number {
  say('\n== summary');
  let passed = 0;
  let failed = 0;
  const failures: string[] = [];
  const again: string[] = [];
  for (const { name, title } of RINGS) {
    const outcome = outcomes.get(name);
    if (outcome === undefined) continue;
    const result = together(outcome.attempts.map(({ result }) => result));
    passed += result.passed;
    failed += result.failed;
    const named = (tests: readonly string[] = []): string[] =>
      tests.map((test) => `  ${title}: ${test}`);
    failures.push(...named(result.failures));
    again.push(...named(result.again));
    const note = result.note === undefined ? '' : ` (${result.note})`;
    const seconds = Math.round((outcome.end - outcome.start) / 1_000);
    say(`${title.padEnd(16)} ${describe(result).padEnd(24)} ${seconds} s${note}`);
  }
  if (failures.length > 0) say(`\nFailed:\n${failures.join('\n')}`);
  if (again.length > 0) say(`\nFailed first, passed when tried again:\n${again.join('\n')}`);
  say('');
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function describe({ passed, failed }: RingResult): string {
  if (passed === 0 && failed === 0) return 'ok';
  return `${passed} passed, ${failed} failed`;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    say('0 passed, 1 failed');
    process.exitCode = 1;
  },
);
