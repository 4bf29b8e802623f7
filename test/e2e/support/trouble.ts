import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { eventually } from '../../../scripts/vscode/processes';
import type { Pulse } from '../../../src/core/time/pulse';
import { codeLines } from '../../support/repository';
import { ledgerIn, typeInto } from './played';
import { Session } from './session';
import { PATIENCE, type Workbench } from './workbench';

/** Waits until the tooltip says it: the status bar is drawn anew at most every 5 s. */
export async function tooltipSays(workbench: Workbench, words: RegExp): Promise<void> {
  let said = '';
  const found = await eventually(
    async () => {
      said = await workbench.tooltip();
      return words.test(said);
    },
    PATIENCE,
    500,
  );
  assert.ok(found, said);
}

/** One person who types in a folder that is no repository, while something is wrong about the ledger. */
export class Troubled {
  /** Characters typed. */
  typed = 0;
  /** Those of them that are in the ledger. */
  stored = 0;

  private constructor(readonly session: Session) {}

  static async start(): Promise<Troubled> {
    return new Troubled(await Session.start({ workspace: plainFolder }));
  }

  /** The ledger's file. */
  get ledger(): string {
    const file = ledgerIn(this.session.dataFolder);
    assert.ok(file, 'no ledger');
    return file;
  }

  /** Types, and sees in the tooltip and the log what is said. Nothing pops up. */
  async playAndSee(text: string, words: RegExp): Promise<void> {
    const { session } = this;
    const { workbench } = session;
    // What is typed before VS Code has started the extension cannot be seen.
    await workbench.started();
    this.typed += await typeInto(workbench, 'src/a.ts', text);
    await tooltipSays(workbench, words);
    assert.ok(await eventually(() => words.test(session.log()), PATIENCE), session.log());
    assert.deepEqual(await workbench.toasts(), []);
  }

  /** Takes the focus from the window, and waits until all that is not in the ledger is kept beside it. */
  async leaveBeside(): Promise<void> {
    await this.session.workbench.blur();
    const wanted = this.typed - this.stored;
    const all = await eventually(() => this.waiting() === wanted, PATIENCE, 500);
    assert.ok(all, `${wanted} typed and not in the ledger, ${this.waiting()} beside it`);
  }

  /** Characters that wait beside the ledger. */
  private waiting(): number {
    const { dataFolder } = this.session;
    return spools(dataFolder)
      .flatMap((name) => readFileSync(path.join(dataFolder, name), 'utf8').split('\n'))
      .filter((line) => line.endsWith('}'))
      .flatMap((line) => (JSON.parse(line) as Pulse).edits)
      .reduce((sum, { origin, inserted }) => (origin === 'typed' ? sum + inserted : sum), 0);
  }
}

/** The files beside the ledger in which pulses wait for it. */
export function spools(dataFolder: string): string[] {
  return readdirSync(dataFolder).filter((name) => name.startsWith('spool-'));
}

function plainFolder(folder: string): void {
  mkdirSync(path.join(folder, 'src'), { recursive: true });
  writeFileSync(path.join(folder, 'src/a.ts'), codeLines('a', 80));
}
