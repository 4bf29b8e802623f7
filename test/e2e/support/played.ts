import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/lib/run';
import { eventually } from '../../../scripts/vscode/processes';
import type { OriginCounts } from '../../../src/core/origins/origin';
import type { TimeTotals } from '../../../src/core/time/kind';
import type { Session } from './session';
import { PATIENCE, type Workbench } from './workbench';

const CLI = path.join(ROOT, 'dist/cli.js');

export interface Reported extends TimeTotals {
  readonly origins: OriginCounts;
}

/** The one JSON document a verb of the command line prints. */
export function cliJson(...args: readonly string[]): unknown {
  return JSON.parse(execFileSync(process.execPath, [CLI, ...args, '--json'], { encoding: 'utf8' }));
}

/** The ledger's file in a data folder; undefined where there is none. */
export function ledgerIn(dataFolder: string): string | undefined {
  const name = readdirSync(dataFolder).find((entry) => /^ledger-\w+\.db$/.test(entry));
  return name === undefined ? undefined : path.join(dataFolder, name);
}

/** What the ledger says of yesterday and today (UTC): a test may run over midnight. */
export function reported(session: Session): Reported {
  const ledger = ledgerIn(session.dataFolder);
  if (ledger === undefined) throw new Error('There is no ledger.');
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const range = ['--from', day(Date.now() - 86_400_000), '--to', day(Date.now()), '--tz', 'UTC'];
  return (cliJson('report', '--ledger', ledger, ...range) as { totals: Reported }).totals;
}

/**
 * Waits until what the ledger says is so. While it is being made, or is replaced, it may say nothing at all.
 * @param patience ms
 * @returns what it says then
 */
export async function reportedOnce(
  session: Session,
  holds: (totals: Reported) => boolean,
  patience = PATIENCE,
): Promise<Reported> {
  const said: { totals?: Reported; fault?: unknown } = {};
  const found = await eventually(
    () => {
      try {
        said.totals = reported(session);
      } catch (error) {
        said.fault = error;
        return false;
      }
      return holds(said.totals);
    },
    patience,
    500,
  );
  const { totals, fault } = said;
  assert.ok(found && totals !== undefined, totals ? JSON.stringify(totals) : String(fault));
  return totals;
}

/**
 * Takes the focus from the window, upon which it stores what it knows, and waits until the ledger has so many typed
 * characters. A window that is closed has little time: on a busy machine the rest waits beside the ledger.
 */
export async function leave(session: Session, typed: number): Promise<void> {
  await session.workbench.blur();
  await reportedOnce(session, ({ origins }) => origins.typed.inserted === typed);
}

/** Types letters at the top of a file and saves it. @returns how many characters were typed */
export async function typeInto(workbench: Workbench, file: string, text: string): Promise<number> {
  await workbench.openFile(file);
  await workbench.press('Control+Home');
  await workbench.type(text);
  await workbench.press('Control+S');
  await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  return text.length;
}
