import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { median } from '../../src/core/statistics/median';
import { Session } from '../../test/e2e/support/session';
import { codeLines, makeRepository, ME } from '../../test/support/repository';
import { must, ROOT } from '../lib/run';
import { eventually } from '../vscode/processes';
import { toolEnv } from '../vscode/vsix';
import type { Figure } from './figure';
import { rounded } from './figure';

/** What activating may take longer than an empty extension, ms: unnoticed at the start of a window. */
const LIMIT = 50;
const WINDOWS = 3;

const EMPTY = 'exports.activate = () => {};';

/**
 * Activates the extensions itself, before VS Code does, and writes how long each took, ms. The first of all
 * also waits for the extension host's own start, so one that does not count goes before them.
 */
const STOPWATCH = `
const vscode = require('vscode');
exports.activate = async () => {
  const times = {};
  for (const id of ['hands-on-test.first', 'hands-on-test.empty', 'hands-on-dev.hands-on']) {
    const extension = vscode.extensions.getExtension(id);
    const early = !extension.isActive;
    const start = performance.now();
    await extension.activate();
    times[id] = early ? performance.now() - start : null;
  }
  require('node:fs').appendFileSync(process.env.HANDS_ON_TIMES, JSON.stringify(times) + '\\n');
};`;

interface Times {
  readonly 'hands-on-test.empty': number | null;
  readonly 'hands-on-dev.hands-on': number | null;
}

/** What activating the packaged extension takes in a real VS Code, against one that does nothing. */
export async function activationBench(): Promise<Figure[]> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-activation-'));
  try {
    const development = path.join(scratch, 'stopwatch');
    writeExtension(development, 'stopwatch', STOPWATCH, ['*']);
    const empty = [];
    for (const name of ['first', 'empty']) empty.push(await packageEmpty(scratch, name));
    return figures(await play(path.join(scratch, 'times.jsonl'), empty, development));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function packageEmpty(scratch: string, name: string): Promise<string> {
  const folder = path.join(scratch, name);
  writeExtension(folder, name, EMPTY, []);
  const vsix = path.join(scratch, `${name}.vsix`);
  const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
  const args = ['package', '--no-dependencies', '--allow-missing-repository', '--skip-license'];
  await must('Packaging an empty extension', process.execPath, [vsce, ...args, '--out', vsix], {
    cwd: folder,
    env: toolEnv(),
    log: path.join(scratch, 'vsce.log'),
  });
  return vsix;
}

async function play(file: string, empty: readonly string[], development: string): Promise<Times[]> {
  const session = await Session.start({
    workspace: (folder) => {
      const files = { 'src/a.ts': codeLines('a', 80) };
      makeRepository(folder, [{ author: ME, message: 'Count', date: Date.now(), files }]);
    },
    more: empty,
    development,
    env: { HANDS_ON_TIMES: file },
  });
  try {
    const written = (): Times[] =>
      existsSync(file)
        ? readFileSync(file, 'utf8')
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as Times)
        : [];
    for (let window = 1; window <= WINDOWS; window++) {
      if (window > 1) await session.restartWindow();
      if (!(await eventually(() => written().length === window, 60_000))) {
        throw new Error('The extensions were not activated.');
      }
    }
    return written();
  } finally {
    await session.end();
  }
}

/** How much longer than the empty one: what both wait for is VS Code's. */
function figures(times: readonly Times[]): Figure[] {
  const middle = (values: readonly number[]): number => rounded(median(values) ?? 0);
  const taken = times.map((each) => {
    const [ours, empty] = [each['hands-on-dev.hands-on'], each['hands-on-test.empty']];
    if (ours === null || empty === null) throw new Error('One was active before it was timed.');
    return { ours, empty };
  });
  const value = middle(taken.map(({ ours, empty }) => ours - empty));
  const [ours, empty] = [
    middle(taken.map((each) => each.ours)),
    middle(taken.map((each) => each.empty)),
  ];
  return [
    {
      name: 'activation',
      value,
      unit: 'ms',
      limit: LIMIT,
      better: 'lower',
      ok: value <= LIMIT,
      against: `empty extension ${empty} ms, this one ${ours} ms, in ${times.length} windows`,
    },
  ];
}

function writeExtension(
  folder: string,
  name: string,
  main: string,
  activationEvents: readonly string[],
): void {
  mkdirSync(folder, { recursive: true });
  const manifest = {
    name,
    publisher: 'hands-on-test',
    version: '0.0.1',
    description: 'For measuring.',
    engines: { vscode: '^1.101.0' },
    main: './main.js',
    activationEvents,
    extensionKind: ['workspace'],
  };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(folder, 'README.md'), 'For measuring.\n');
  writeFileSync(path.join(folder, 'main.js'), main);
}
