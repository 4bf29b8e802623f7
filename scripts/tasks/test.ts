import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { onInterrupt } from '../lib/interrupt';
import { ROOT, say } from '../lib/run';
import { build, checkTypes, lint } from '../rings/checks';
import { endToEnd } from '../rings/endToEnd';
import { insideVsCode } from '../rings/insideVsCode';
import type { RingResult } from '../rings/result';
import { failure, OK, runMocha } from '../rings/result';
import { processesWith, sendSignal } from '../vscode/processes';
import { packageVsix } from '../vscode/vsix';

interface Ring {
  readonly name: string;
  readonly title: string;
  /** The rings whose failure makes this one meaningless. */
  readonly needs: readonly string[];
  readonly run: (options: readonly string[]) => Promise<RingResult>;
}

const UNIT = ['test/unit/**/*.test.ts', 'test/webview/**/*.test.ts'];

const RINGS: readonly Ring[] = [
  { name: 'types', title: 'types', needs: [], run: checkTypes },
  { name: 'lint', title: 'lint and format', needs: [], run: lint },
  {
    name: 'unit',
    title: 'plain node',
    needs: [],
    run: (options) =>
      runMocha(
        UNIT.filter((pattern) => globSync(pattern, { cwd: ROOT }).length > 0),
        // Only against what hangs: a slow machine is no failure.
        ['--timeout', '30000', ...options],
      ),
  },
  { name: 'build', title: 'build', needs: [], run: build },
  { name: 'vscode', title: 'inside VS Code', needs: ['build'], run: insideVsCode },
  { name: 'package', title: 'package', needs: ['build'], run: () => packageVsix().then(() => OK) },
  { name: 'e2e', title: 'end to end', needs: ['package'], run: endToEnd },
];

/** Everything the tests start inherits this variable, so that nothing of it is left behind. */
const MARK = 'HANDS_ON_RUN';

async function main(): Promise<number> {
  const words = process.argv.slice(2);
  const names = RINGS.map(({ name }) => name);
  const chosen = words.filter((word) => names.includes(word));
  const options = words.filter((word) => !names.includes(word));
  const mark = randomUUID();
  process.env[MARK] = mark;
  onInterrupt(() => void endAll(mark).finally(() => process.exit(130)));

  const results = new Map<string, RingResult>();
  for (const ring of RINGS) {
    if (chosen.length > 0 && !chosen.includes(ring.name)) continue;
    const broken = ring.needs.filter((need) => (results.get(need)?.failed ?? 0) > 0);
    say(`\n== ${ring.title}`);
    const result =
      broken.length > 0
        ? failure(`not run: ${broken.join(', ')} failed`)
        : await ring.run(options).catch(told);
    results.set(ring.name, result);
    await endAll(mark);
  }
  return summary(results);
}

function told(error: unknown): RingResult {
  const text = error instanceof Error ? error.message : String(error);
  say(text);
  return failure(text.split('\n', 1)[0] ?? '');
}

async function endAll(mark: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (const pid of await processesWith(MARK, mark)) sendSignal(pid, 'SIGKILL');
}

function summary(results: ReadonlyMap<string, RingResult>): number {
  say('\n== summary');
  let passed = 0;
  let failed = 0;
  for (const ring of RINGS) {
    const result = results.get(ring.name);
    if (result === undefined) continue;
    passed += result.passed;
    failed += result.failed;
    const note = result.note === undefined ? '' : ` (${result.note})`;
    say(`${ring.title.padEnd(16)} ${describe(result)}${note}`);
  }
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
