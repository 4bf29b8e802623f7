import type { DatabaseSync } from 'node:sqlite';
import { addAreaEdit, readAreaEdits, revokeAreaEdit } from '../../store/areas/areaEdits';
import type { SharedLedger } from '../sharedLedger';
import type { AreaEditStore } from './areaBook';
import { unwritable } from './unanswered';

/** The lead's changes of areas in the ledger; without one there are none. */
export function ledgerEdits(shared: SharedLedger): AreaEditStore {
  const writable = (): DatabaseSync => {
    const ledger = shared.writable();
    if (ledger === undefined) throw unwritable();
    return ledger.db;
  };
  return {
    read: (commonDir) => {
      try {
        return shared.ask(({ db }) => readAreaEdits(db, commonDir));
      } catch {
        // Why there is no ledger is said elsewhere.
        return [];
      }
    },
    add: (commonDir, edit) => addAreaEdit(writable(), commonDir, edit, shared.now()),
    revoke: (id) => revokeAreaEdit(writable(), id, shared.now()),
  };
}
