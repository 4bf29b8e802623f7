import { ExpectedError } from '../../core/errors/expectedError';
import type { RestoredBackup } from '../../core/ports/backupsPort';
import type { Pulse } from '../../core/time/pulse';
import { listDiffOwners } from '../ledger/diffOwners';
import { hostsOf } from '../ledger/hosts';
import { rememberedParameters } from '../ledger/keptParameters';
import type { Ledger } from '../ledger/ledger';
import { LedgerError } from '../ledger/ledgerError';
import { readLedger } from '../ledger/readLedger';
import { isSound } from '../ledger/soundness';
import { loadSqlite, transact, type SqliteLoader } from '../ledger/sqlite';
import { takeOver } from '../ledger/takeOver';
import { knownLedgerId } from '../mirror/months';
import { copyRows } from './copyRows';

const DAY = 86_400_000;
const ALL = Number.MAX_SAFE_INTEGER;

/** What came back, and the name of the ledger that the backup is of. */
export interface RestoredLedger extends RestoredBackup {
  readonly ledgerId: string | undefined;
}

/**
 * Adds what a backup holds to the ledger that is open: what is there already stays as it is.
 *
 * @param now epoch ms
 * @throws ExpectedError for a file that is no sound backup
 */
export function restoreInto(
  ledger: Ledger,
  file: string,
  now: number,
  load: SqliteLoader = loadSqlite,
): RestoredLedger {
  return readSound(file, load, (backup) => {
    const { elsewhere, corrections } = backup.beside(-ALL, ALL);
    const taken = takeOver(
      ledger,
      {
        hosts: hostsOf(backup.db),
        pulses: pulsesOf(backup, ledger.folded()?.until ?? -Infinity),
        corrections,
        elsewhere,
        diffs: listDiffOwners(backup.db),
        rollups: backup.rollups('0000', '9999'),
        folded: backup.folded(),
        parameters: rememberedParameters(backup.db),
      },
      now,
    );
    const rows = transact(ledger.db, () => copyRows(backup.db, ledger.db));
    const { pulses, days, known } = taken;
    return {
      ...{ pulses, days, known, rows, corrections: taken.corrections },
      ledgerId: knownLedgerId(backup.db),
    };
  });
}

function readSound<Result>(
  file: string,
  load: SqliteLoader,
  run: (backup: Ledger) => Result,
): Result {
  try {
    return readLedger(
      file,
      (backup) => {
        if (!isSound(backup.db)) throw new LedgerError('damaged', `${file} is damaged.`);
        return run(backup);
      },
      load,
    );
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
    throw new ExpectedError(
      `This backup cannot be used: ${error.message}`,
      'The ledger was not changed by it.',
      'Choose another backup.',
      { cause: error },
    );
  }
}

/**
 * Day by day, so that years need no more memory than a day. Those of days that were folded into totals since are in
 * the totals.
 */
function* pulsesOf(backup: Ledger, folded: number): Generator<Pulse> {
  const extent = backup.extent();
  if (extent === null) return;
  for (let from = extent.from; from <= extent.to; from += DAY) {
    for (const pulse of backup.pulses(from, from + DAY)) {
      if (pulse.start >= Math.max(from, folded)) yield pulse;
    }
  }
}
