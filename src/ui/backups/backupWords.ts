import type { Backup, RestoredBackup } from '../../core/ports/backupsPort';

const MEGABYTE = 1024 * 1024;

/** A backup as a row to choose. */
export function backupItem({ day, bytes, file }: Backup): {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
} {
  const size = bytes < MEGABYTE ? `${Math.ceil(bytes / 1024)} KB` : `${mega(bytes)} MB`;
  return { label: day, description: size, detail: file };
}

/** What came of it, in a sentence. */
export function restoredWords({ day }: Backup, restored: RestoredBackup): string {
  const { pulses, days, corrections, rows } = restored;
  const parts = [
    ...counted(pulses, 'recorded stretch', 'recorded stretches'),
    ...counted(days, 'day of totals', 'days of totals'),
    ...counted(corrections, 'correction', 'corrections'),
    ...counted(rows, 'session, decision or answer', 'sessions, decisions and answers'),
  ];
  return parts.length === 0
    ? `Everything in the backup of ${day} was in the ledger already.`
    : `Restored from the backup of ${day}: ${parts.join(', ')}.`;
}

function counted(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count.toLocaleString('en')} ${count === 1 ? one : many}`];
}

function mega(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1);
}
