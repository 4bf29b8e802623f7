import type { DatabaseSync } from 'node:sqlite';
import type { AwayStretch, PersonPort } from '../../core/ports/personPort';
import { transact } from '../../store/ledger/sqlite';
import { awayPassed, hasOtherTimer, personCame } from '../../store/person/awayTimers';
import {
  hasPairing,
  pairingBegan,
  pairingFollows,
  pairingGoesOn,
  pairingLeft,
  pairingOver,
} from '../../store/person/pairing';
import { settled } from '../settled';
import type { SharedLedger } from '../sharedLedger';

/** Keeps the person's own timers where all windows of the machine see them. */
export class PersonService implements PersonPort {
  constructor(private readonly shared: SharedLedger) {}

  awayPassed(stretch: AwayStretch): Promise<number | null> {
    return settled(() => this.#change((db) => awayPassed(db, stretch)));
  }

  personCame(window: string, at: number): Promise<number | null> {
    return settled(() => {
      const ledger = this.shared.writable();
      if (ledger === undefined) return null;
      const isAway = hasOtherTimer(ledger.db, window, at);
      if (!isAway && !hasPairing(ledger.db)) return null;
      return this.#change((db) => {
        personCame(db, window, at);
        return pairingFollows(db, window, at);
      });
    });
  }

  pairingBegan(window: string, at: number): Promise<void> {
    return settled(() => {
      this.#change((db) => {
        pairingBegan(db, window, at);
      });
    });
  }

  pairingGoesOn(window: string, at: number): Promise<boolean> {
    return settled(() => this.#change((db) => pairingGoesOn(db, window, at)));
  }

  pairingLeft(window: string, at: number): Promise<void> {
    return settled(() => {
      this.#change((db) => {
        pairingLeft(db, window, at);
      });
    });
  }

  pairingOver(window: string): Promise<void> {
    return settled(() => {
      this.#change((db) => {
        pairingOver(db, window);
      });
    });
  }

  #change<Result>(run: (db: DatabaseSync) => Result): Result {
    return this.shared.keeper.change(({ db }) => transact(db, () => run(db)));
  }
}
