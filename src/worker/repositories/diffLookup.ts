import type { Log } from '../../core/ports/log';
import type { Pulse } from '../../core/time/pulse';
import type { Ledger } from '../../store/ledger/ledger';
import { keepDiffOwner, readDiffOwners, type IsMine } from '../../store/ledger/diffOwners';

export interface DiffLookupParts {
  /** Runs with the ledger if it is open for writing. */
  readonly ledger: (run: (ledger: Ledger) => void) => void;
  /** Asks git; null: not to be known. `repo` is the root as pulses have it. */
  readonly ask: (repo: string, refs: readonly [string, string]) => Promise<boolean | null>;
  /** An answer came: what was calculated without it is to be made anew. */
  readonly answered: () => void;
  readonly log: Log;
}

/** Looks up whose work a diff between two revisions shows, once, soon after it was opened. */
export class DiffLookup {
  private readonly asked = new Set<string>();

  constructor(private readonly parts: DiffLookupParts) {}

  /** What is known by now. */
  known(): IsMine | undefined {
    let known: IsMine | undefined;
    this.parts.ledger(({ db }) => {
      known = readDiffOwners(db);
    });
    return known;
  }

  /** Looks up what these pulses show for the first time. */
  see(pulses: readonly Pulse[]): void {
    for (const { state } of pulses) {
      if (state.refs === null || state.repo === null || state.owner !== 'revisions') continue;
      const key = [state.repo, ...state.refs].join('\0');
      if (this.asked.has(key)) continue;
      this.asked.add(key);
      void this.lookUp(state.repo, state.refs);
    }
  }

  private async lookUp(repo: string, refs: readonly [string, string]): Promise<void> {
    try {
      const mine = await this.parts.ask(repo, refs);
      if (mine === null) return;
      this.parts.ledger(({ db }) => {
        keepDiffOwner(db, repo, refs, mine);
      });
      this.parts.answered();
    } catch (error) {
      this.parts.log.warn(`whose work a diff shows cannot be told: ${String(error)}`);
    }
  }
}
