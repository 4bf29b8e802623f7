import { dayAt } from '../../core/calendar/zone';
import { ExpectedError } from '../../core/errors/expectedError';
import { missingOf } from '../../core/mirror/missing';
import { sourceOf } from '../../core/mirror/month';
import type {
  Backup,
  BackupOutcome,
  BackupsPort,
  RestoredBackup,
} from '../../core/ports/backupsPort';
import { listBackups } from '../../store/backups/backupFiles';
import type { BackupJob } from '../../store/backups/makeBackup';
import { restoreInto } from '../../store/backups/restoreBackup';
import { claim, expiryOf, release } from '../../store/ledger/claims';
import type { Ledger } from '../../store/ledger/ledger';
import { addRollup } from '../../store/ledger/rollups';
import { transact } from '../../store/ledger/sqlite';
import { dropSources, readSource } from '../../store/mirror/days';
import { absorb, ledgerId } from '../../store/mirror/months';
import { windowsOfOthers } from '../../store/mirror/ownMonth';
import { ownDay } from '../mirror/ownDays';
import { newLedgerId } from '../mirror/ownMonths';
import { settled } from '../settled';
import type { SharedLedger } from '../sharedLedger';

/** A window that makes a backup, or failed to, holds up the others for so long, ms. */
const CLAIM = 3_600_000;
const KEY = 'backup';

/** Copies of the ledger: when they are due, and the way back from them. */
export class BackupsService implements BackupsPort {
  readonly #shared: SharedLedger;
  readonly #make: (job: BackupJob) => Promise<BackupOutcome>;

  /** @param make copies and checks, in a thread of its own */
  constructor(shared: SharedLedger, make: (job: BackupJob) => Promise<BackupOutcome>) {
    this.#shared = shared;
    this.#make = make;
  }

  async backUpIfDue(): Promise<BackupOutcome | null> {
    const ledger = this.#shared.writable();
    if (ledger === undefined || !this.#shared.configured) return null;
    const now = this.#shared.now();
    const day = dayAt(this.#shared.settings.timeZone, now);
    // An empty ledger is nothing to go back to.
    const isEmpty = ledger.extent() === null && this.#shared.since() === null;
    if (isEmpty || listBackups(ledger.file).some((backup) => backup.day >= day)) return null;
    if (!this.#elected(ledger, now)) return null;
    // A copy without the ledger's name could not be told from another ledger when it is restored.
    ledgerId(ledger.db, newLedgerId);
    const outcome = await this.#make({ ledger: ledger.file, day, now });
    const { log } = this.#shared;
    if (outcome.state === 'failed') log.warn(`no backup was made: ${outcome.reason}`);
    else log.info(`the ledger was backed up to ${outcome.backup.file}`);
    return outcome;
  }

  backups(): Promise<readonly Backup[]> {
    return settled(() => listBackups(this.#shared.options.file));
  }

  restoreBackup(file: string): Promise<RestoredBackup> {
    return settled(() => {
      const { keeper, options } = this.#shared;
      const health = keeper.health();
      const ledger = this.#shared.writable();
      if (ledger === undefined) {
        throw new ExpectedError(
          `The ledger cannot be written. ${health.message}`,
          'All backups are still there.',
          'Try again when it can be written.',
        );
      }
      const { ledgerId: from, ...restored } = restoreInto(
        ledger,
        file,
        this.#shared.now(),
        options.load,
      );
      if (from !== undefined) this.#absorb(ledger, from);
      keeper.settleReplaced();
      return restored;
    });
  }

  #elected({ db }: Ledger, now: number): boolean {
    const waits = (expiryOf(db, KEY) ?? 0) - now;
    if (waits > 0 && waits <= CLAIM) return false;
    release(db, KEY, this.#shared.holder);
    return claim(db, KEY, this.#shared.holder, now, now + CLAIM) === 'new';
  }

  /** What the mirror told of the ledger that came back is in it now, but for what it recorded after the backup. */
  #absorb(ledger: Ledger, from: string): void {
    const { db } = ledger;
    if (from === ledgerId(db, newLedgerId)) return;
    const { key } = this.#shared.options.host;
    const source = sourceOf(key, from);
    const foreign = windowsOfOthers(db, key);
    const missing = readSource(db, source).flatMap((day) => {
      const rest = missingOf(day, ownDay(this.#shared, day.day, foreign));
      return rest === null ? [] : [rest];
    });
    transact(db, () => {
      for (const day of missing) addRollup(db, { ...day, host: key });
      dropSources(db, [source]);
      absorb(db, [from]);
    });
  }
}
