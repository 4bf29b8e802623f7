import type { AwayStretch, PersonPort } from '../../core/ports/personPort';
import { transact } from '../../store/ledger/sqlite';
import { awayPassed, hasOtherTimer, personCame } from '../../store/person/awayTimers';
import { settled } from '../settled';
import type { SharedLedger } from '../sharedLedger';

/** Keeps the person's own timers where all windows of the machine see them. */
export class PersonService implements PersonPort {
  constructor(private readonly shared: SharedLedger) {}

  awayPassed(stretch: AwayStretch): Promise<number | null> {
    return settled(() =>
      this.shared.keeper.change(({ db }) => transact(db, () => awayPassed(db, stretch))),
    );
  }

  personCame(window: string, at: number): Promise<void> {
    return settled(() => {
      const ledger = this.shared.writable();
      if (ledger === undefined || !hasOtherTimer(ledger.db, window, at)) return;
      this.shared.keeper.change(({ db }) => transact(db, () => personCame(db, window, at)));
    });
  }
}
