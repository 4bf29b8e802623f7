import { Worker } from 'node:worker_threads';
import type { BackupOutcome } from '../../core/ports/backupsPort';
import type { BackupJob } from '../../store/backups/makeBackup';

/** What a thread is started with that makes one backup and ends. */
export interface BackupTask {
  readonly backup: BackupJob;
}

export function isBackupTask(data: unknown): data is BackupTask {
  return typeof data === 'object' && data !== null && 'backup' in data;
}

/**
 * Makes backups in a thread of their own, so that copying a large ledger holds up no answer.
 *
 * @param script absolute path of the bundle that this runs in
 */
export function backupThread(script: string): (job: BackupJob) => Promise<BackupOutcome> {
  return (backup) =>
    new Promise((resolve) => {
      const failed = (reason: string): void => {
        resolve({ state: 'failed', reason });
      };
      const workerData: BackupTask = { backup };
      const thread = new Worker(script, { workerData, name: 'hands-on-backup', execArgv: [] });
      thread.once('message', (outcome: BackupOutcome) => {
        resolve(outcome);
      });
      thread.once('error', (error) => {
        failed(String(error));
      });
      thread.once('exit', (code) => {
        failed(`its thread ended with code ${code}`);
      });
    });
}
