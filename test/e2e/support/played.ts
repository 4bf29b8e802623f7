import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../../../scripts/lib/run';
import type { OriginCounts } from '../../../src/core/origins/origin';
import type { TimeTotals } from '../../../src/core/time/kind';
import type { Session } from './session';
import type { Workbench } from './workbench';

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

/** Types letters at the top of a file and saves it. @returns how many characters were typed */
export async function typeInto(workbench: Workbench, file: string, text: string): Promise<number> {
  await workbench.openFile(file);
  await workbench.press('Control+Home');
  await workbench.type(text);
  await workbench.press('Control+S');
  await workbench.page.locator('.tab.active.dirty').waitFor({ state: 'detached' });
  return text.length;
}
