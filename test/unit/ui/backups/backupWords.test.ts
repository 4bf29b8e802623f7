import assert from 'node:assert/strict';
import { backupItem, restoredWords } from '../../../../src/ui/backups/backupWords';

const BACKUP = { file: '/data/backups/ledger-abc-2026-11-22.db', day: '2026-11-22', bytes: 1 };
const NOTHING = { pulses: 0, days: 0, corrections: 0, rows: 0, known: 9 };

describe('backups in words', () => {
  it('are rows with their day, size and place', () => {
    assert.deepEqual(backupItem(BACKUP), {
      label: '2026-11-22',
      description: '1 KB',
      detail: BACKUP.file,
    });
    assert.equal(backupItem({ ...BACKUP, bytes: 41_254_912 }).description, '39.3 MB');
  });

  it('say what came back, and that nothing did', () => {
    assert.equal(
      restoredWords(BACKUP, { ...NOTHING, pulses: 12_345, corrections: 1, days: 2, rows: 1 }),
      'Restored from the backup of 2026-11-22: 12,345 recorded stretches, 2 days of totals, 1 correction, 1 session, decision or answer.',
    );
    assert.equal(
      restoredWords(BACKUP, NOTHING),
      'Everything in the backup of 2026-11-22 was in the ledger already.',
    );
  });
});
