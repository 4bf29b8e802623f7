/**
 * What breaks does not break the record: the ledger's real parts (the bundles as they ship, real processes, real
 * files) with a fault in each, and what was lost, counted twice or invented by it.
 *
 *   npm run test:faults                  a table
 *   npm run test:faults -- --json        one JSON document of figures and nothing else
 *   npm run test:faults -- --only full   the faults whose name holds that
 *
 * Ends with 0 when the figures were obtained, met or not.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Figure } from './bench/figure';
import { tableOf } from './bench/figureTable';
import type { Damage } from './faults/bed';
import { fullDisk, readOnlyDisk } from './faults/disk';
import { killedProcess, killedThread, leftSpool, manyProcesses } from './faults/dying';
import { corruptFile, failedBackup, newerSchema } from './faults/files';
import { must, ROOT, say } from './lib/run';

const FAULTS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  'thread killed': async () =>
    figuresOf('thread.killed', await killedThread(), 'terminated 4 times in 12 batches of 500'),
  'process killed': async () =>
    figuresOf('process.killed', await killedProcess(), 'SIGKILL 3 times while it writes'),
  'many processes': async () =>
    figuresOf('processes', await manyProcesses(), '4 at once, 6,000 pulses'),
  'spool left': async () =>
    figuresOf('spool.left', await leftSpool(), 'two dead processes, a torn line, 300 known pulses'),
  'disk full': async () => {
    const { how, state, ...damage } = await fullDisk();
    return figuresOf('disk.full', damage, `${how}; the state was ${state}`);
  },
  'read only': async () => {
    const { how, state, ...damage } = await readOnlyDisk();
    return figuresOf('disk.readonly', damage, `${how}; the state was ${state}`);
  },
  'corrupt file': async () => {
    const { state, deleted, ...damage } = await corruptFile();
    const against = `half of it overwritten, its backup restored; the state was ${state}`;
    return [
      ...figuresOf('file.corrupt', damage, against),
      figure('file.corrupt.deleted', deleted, 'files', 'the damaged file, byte by byte'),
    ];
  },
  'newer schema': async () => {
    const { state, ...damage } = await newerSchema();
    return figuresOf('file.newer', damage, `read only, then updated; the state was ${state}`);
  },
  'backup failed': async () => [
    figure('backup.replaced', await failedBackup(), 'files', '3 good backups, 2 tries that fail'),
  ],
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, only: { type: 'string' } },
  });
  const result = process.stdout.write.bind(process.stdout);
  // Progress goes beside the result, so that a document can be piped.
  process.stdout.write = process.stderr.write.bind(process.stderr);
  mkdirSync(path.join(ROOT, 'out'), { recursive: true });
  const bundler = path.join(ROOT, 'esbuild.config.mjs');
  await must('The build', process.execPath, [bundler, '--production'], {
    log: path.join(ROOT, 'out/build.log'),
  });
  const figures: Figure[] = [];
  for (const [name, run] of Object.entries(FAULTS)) {
    if (values.only !== undefined && !name.includes(values.only)) continue;
    say(`Breaking: ${name} ...`);
    figures.push(...(await run()));
  }
  if (figures.length === 0) throw new Error(`--only: one of ${Object.keys(FAULTS).join(', ')}`);
  result(values.json ? `${JSON.stringify({ figures }, undefined, 1)}\n` : tableOf(figures));
}

function figuresOf(name: string, damage: Damage, against: string): Figure[] {
  return [
    figure(`${name}.lost`, damage.lost, 'pulses', against),
    figure(`${name}.duplicated`, damage.duplicated, 'pulses', against),
    figure(`${name}.invented`, damage.invented, 'ms', against),
    figure(`${name}.unsound`, damage.unsound, 'files', against),
  ];
}

/** Nothing of it may happen at all. */
function figure(name: string, value: number, unit: Figure['unit'], against: string): Figure {
  return { name, value, unit, limit: 0, better: 'lower', ok: value <= 0, against };
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 1;
});
