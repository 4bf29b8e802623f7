/**
 * What Hands-On costs, each figure beside something measured in the same run.
 *
 *   npm run bench                       a table
 *   npm run bench -- --json             one JSON document of figures and nothing else
 *   npm run bench -- --only typing      the figures of one part: editor, ledger, overview, weeks, git,
 *                                       package, activation
 *
 * Ends with 0 when the figures were obtained, met or not.
 */
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

const PARTS = {
  editor: editorBench,
  ledger: () => ledgerBench(),
  overview: () => overviewBench(),
  weeks: () => weeksBench(),
  git: () => gitBench({ rounds: 3 }),
  package: (vsix: string) => Promise.resolve(packageBench(vsix)),
  activation: activationBench,
} as const satisfies Record<string, (vsix: string) => Promise<Figure[]>>;

type Part = keyof typeof PARTS;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
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
    if (reason === undefined) figures.push(...(await PARTS[part](vsix)));
  }
  result(values.json ? `${JSON.stringify({ figures }, undefined, 1)}\n` : tableOf(figures));
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
