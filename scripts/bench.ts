/**
 * What Hands-On costs, each figure beside something measured in the same run.
 *
 *   npm run bench                       a table
 *   npm run bench -- --json             one JSON document of figures and nothing else
 *   npm run bench -- --only editor      the figures of one part: editor, ledger, overview, weeks, git,
 *                                       package, activation
 *   npm run bench -- --only git --commits 10000,200000
 *                                       histories of these sizes, made by plain git (default 10000) once
 *                                       and kept in the cache
 *   npm run bench -- --only git --clone DIR --me EMAIL
 *                                       a clone of yours as well, which is only read; as often as you like
 *   npm run bench -- --only git --rounds 5
 *                                       medians of so many interleaved rounds (default 3)
 *
 * Ends with 0 when the figures were obtained, met or not.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { activationBench } from './bench/activation';
import { editorBench } from './bench/editor';
import type { Figure } from './bench/figure';
import { tableOf } from './bench/figureTable';
import { gitBench } from './bench/git';
import { ledgerBench } from './bench/ledger';
import { overviewBench } from './bench/overview';
import { packageBench } from './bench/package';
import { weeksBench } from './bench/weeks';
import { say } from './lib/run';
import { serverUnsupported } from './vscode/serverInstall';
import { packageVsix } from './vscode/vsix';

/** What the figures about git are measured on. */
interface GitSubjects {
  readonly sizes?: readonly number[];
  readonly rounds: number;
  readonly clones: readonly string[];
  readonly me?: string;
}

const PARTS = {
  editor: editorBench,
  ledger: () => ledgerBench(),
  overview: () => overviewBench(),
  weeks: () => weeksBench(),
  git: (_: string, subjects: GitSubjects) => gitBench(subjects),
  package: (vsix: string) => Promise.resolve(packageBench(vsix)),
  activation: activationBench,
} as const satisfies Record<string, (vsix: string, subjects: GitSubjects) => Promise<Figure[]>>;

type Part = keyof typeof PARTS;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string' },
      commits: { type: 'string' },
      clone: { type: 'string', multiple: true, default: [] },
      me: { type: 'string' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const subjects: GitSubjects = {
    ...(values.commits === undefined ? {} : { sizes: wholeNumbers('commits', values.commits) }),
    rounds: wholeNumbers('rounds', values.rounds)[0] ?? 3,
    clones: values.clone.map((dir) => resolve(dir)),
    ...(values.me === undefined ? {} : { me: values.me }),
  };
  const { only } = values;
  if (only !== undefined && !(only in PARTS)) {
    throw new Error(`--only takes one of ${Object.keys(PARTS).join(', ')}`);
  }
  const result = process.stdout.write.bind(process.stdout);
  // Progress goes beside the result, so that a document can be piped.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  const vsix = await packageVsix();
  const figures: Figure[] = [];
  for (const part of Object.keys(PARTS) as Part[]) {
    if (only !== undefined && only !== part) continue;
    const reason = part === 'activation' ? serverUnsupported() : undefined;
    say(reason === undefined ? `Measuring: ${part} ...` : `Not measured: ${part} (${reason})`);
    if (reason === undefined) figures.push(...(await PARTS[part](vsix, subjects)));
  }
  result(values.json ? `${JSON.stringify({ figures }, undefined, 1)}\n` : tableOf(figures));
}

function wholeNumbers(option: string, text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.every((number) => Number.isInteger(number) && number > 0)) return numbers;
  throw new Error(`--${option} takes whole numbers above 0, separated by commas`);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
