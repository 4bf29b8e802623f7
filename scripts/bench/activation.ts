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

/** What activating may take of the extension host's one thread, ms: unnoticed at the start of a window. */
const LIMIT = 50;
const WINDOWS = 3;

const EMPTY = 'exports.activate = () => {};';

/** Activates both extensions itself, before VS Code does, and writes how long each took, ms. */
const STOPWATCH = `
const vscode = require('vscode');
exports.activate = async () => {
  const times = {};
  for (const id of ['hands-on-test.empty', 'hands-on-dev.hands-on']) {
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
    const empty = path.join(scratch, 'empty');
    writeExtension(empty, 'empty', EMPTY, []);
    const development = path.join(scratch, 'stopwatch');
    writeExtension(development, 'stopwatch', STOPWATCH, ['*']);
    const vsix = path.join(scratch, 'empty.vsix');
    const vsce = path.join(ROOT, 'node_modules/@vscode/vsce/vsce');
    const args = ['package', '--no-dependencies', '--allow-missing-repository', '--skip-license'];
    await must('Packaging an empty extension', process.execPath, [vsce, ...args, '--out', vsix], {
      cwd: empty,
      env: toolEnv(),
      log: path.join(scratch, 'vsce.log'),
    });
    return figures(await play(path.join(scratch, 'times.jsonl'), vsix, development));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function play(file: string, empty: string, development: string): Promise<Times[]> {
  const session = await Session.start({
    workspace: (folder) => {
      const files = { 'src/a.ts': codeLines('a', 80) };
      makeRepository(folder, [{ author: ME, message: 'Count', date: Date.now(), files }]);
    },
    more: [empty],
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

function figures(times: readonly Times[]): Figure[] {
  const middle = (id: keyof Times): number => {
    const value = median(times.map((each) => each[id]).filter((ms) => ms !== null));
    if (value === null) throw new Error(`${id} was active before it could be timed.`);
    return rounded(value);
  };
  const value = middle('hands-on-dev.hands-on');
  const against = `empty extension ${middle('hands-on-test.empty')} ms, ${times.length} windows`;
  return [
    {
      name: 'activation',
      value,
      unit: 'ms',
      limit: LIMIT,
      better: 'lower',
      ok: value <= LIMIT,
      against,
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
