import { restoreFromBackup } from '../ui/backups/restoreFromBackup';
import { isDemo } from './demo';
import type { Feature, FeatureParts } from './feature';

/** Whether a backup is due is asked this often; the ledger answers for all windows, ms. */
const ASK_EVERY = 10 * 60_000;
/** The start of a window has enough to do, ms. */
const FIRST_ASKED = 60_000;

/** Copies of the ledger, one a day, and the way back from them. */
export function backupsFeature({ ledger, onNoted, clock, log }: FeatureParts): Feature {
  let cancel: (() => void) | undefined;
  const askIn = (ms: number): void => {
    cancel = clock.after(ms, () => {
      askIn(ASK_EVERY);
      ledger.backups.backUpIfDue().catch((error: unknown) => {
        log.debug(`no backup was made: ${String(error)}`);
      });
    });
  };
  if (!isDemo()) askIn(FIRST_ASKED);
  return {
    commands: {
      'handsOn.restoreBackup': {
        title: 'Restore from a Backup',
        run: () => restoreFromBackup({ backups: ledger.backups, onRestored: onNoted }),
      },
    },
    dispose: () => {
      cancel?.();
    },
  };
}
