import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, pause, showFile } from '../support/recorded';

const LEDGER = /ledger-\w+\.db$/;
/** How long a command may wait for the person before the test closes what it asks, ms. */
const ASKING = 1_500;

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus?: {
      readonly commandPalette?: readonly { readonly command: string; readonly when: string }[];
    };
  };
}

interface Report {
  readonly totals: {
    readonly headlines: { readonly built: number };
    readonly origins: { readonly typed: { readonly inserted: number } };
  };
}

describe('what a person can start', () => {
  const extension = vscode.extensions.getExtension('hands-on-dev.hands-on');
  assert.ok(extension);
  const manifest = extension.packageJSON as Manifest;

  before(async () => {
    await extension.activate();
    // It is made by a process that starts meanwhile.
    await until(() => written(LEDGER).length > 0);
  });
  beforeEach(closeAll);
  after(closeAll);

  it('runs every command of the palette without a failure', async function () {
    // Every command that asks something waits for its answer, which nobody gives.
    this.timeout(8 * 60_000);
    const { commands, menus } = manifest.contributes;
    const hidden = (menus?.commandPalette ?? [])
      .filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    const shown = commands.filter(({ command }) => !hidden.includes(command));
    assert.ok(shown.length > 0);
    await showFile('src/command.ts', 'export const one = 1;\n');
    for (const { command } of shown) await finished(command);
    // The log is where every failure that pops up is told as well.
    const told = logLines().filter((line) =>
      shown.some(({ title }) => line.includes(`] ${title}`) || line.includes(`] "${title}"`)),
    );
    assert.deepEqual(told, []);
  });

  it('pauses so that nothing is recorded, and goes on', async () => {
    await vscode.commands.executeCommand('handsOn.pause');
    try {
      const before = typed();
      await typeInto('src/paused.ts', 'secret');
      await pause(7_000);
      assert.equal(typed(), before);
    } finally {
      await vscode.commands.executeCommand('handsOn.resume');
    }
  });

  it('reads its settings when they change, and says which cannot be used', async () => {
    const settings = vscode.workspace.getConfiguration('handsOn');
    const fault = 'handsOn.idleTimeout must be 0 (off) or 5 to 3600 seconds';
    try {
      await settings.update('idleTimeout', 3, vscode.ConfigurationTarget.Global);
      await until(() => logLines().some((line) => line.includes(fault)));
    } finally {
      await settings.update('idleTimeout', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('finds what was really typed in the ledger', async () => {
    const before = report();
    const text = 'const answer = 42; // typed by key after key';
    await typeInto('src/typed.ts', text);
    const wanted = before.totals.origins.typed.inserted + text.length;
    await until(() => typed() === wanted);
    await until(() => report().totals.headlines.built > before.totals.headlines.built);
  });

  /** Everything this run of VS Code wrote lies beside the results. */
  function written(pattern: RegExp): string[] {
    return filesIn(path.dirname(process.env['HANDS_ON_RESULTS'] ?? '')).filter((file) =>
      pattern.test(file),
    );
  }

  function logLines(): string[] {
    return written(/Hands-On\.log$/).flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  }

  function report(): Report {
    const [ledger] = written(LEDGER);
    assert.ok(ledger, 'there is no ledger');
    const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
    const cli = path.join(extension?.extensionPath ?? '', 'dist/cli.js');
    const range = ['--from', day(Date.now() - 86_400_000), '--to', day(Date.now()), '--tz', 'UTC'];
    const out = execFileSync(
      process.execPath,
      [cli, 'report', '--ledger', ledger, ...range, '--json'],
      { encoding: 'utf8', env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' } },
    );
    return JSON.parse(out) as Report;
  }

  function typed(): number {
    return report().totals.origins.typed.inserted;
  }
});

/** All files in a folder and below; what VS Code removes meanwhile is passed over. */
function filesIn(folder: string): string[] {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? filesIn(file) : [file];
  });
}

/** Runs a command; whatever it asks of the person is closed unanswered. */
async function finished(command: string): Promise<void> {
  const run = vscode.commands.executeCommand(command).then(() => true);
  const isOver = (): Promise<boolean> => Promise.race([run, pause(ASKING).then(() => false)]);
  for (let round = 0; round < 40; round++) {
    if (await isOver()) return;
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
  }
  assert.fail(`${command} does not end`);
}

async function typeInto(file: string, text: string): Promise<void> {
  await showFile(file, '');
  for (const letter of text) {
    await vscode.commands.executeCommand('type', { text: letter });
    await pause(40);
  }
}

async function until(holds: () => boolean): Promise<void> {
  const end = Date.now() + 60_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not so within 60 s: ${holds.toString()}`);
    await pause(200);
  }
}
