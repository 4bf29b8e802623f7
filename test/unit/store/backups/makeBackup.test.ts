import assert from 'node:assert/strict';
import {
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { daysOf } from '../../../../src/core/calendar/day';
import { backupFolder, listBackups } from '../../../../src/store/backups/backupFiles';
import { COPIED_COLUMNS } from '../../../../src/store/backups/copyRows';
import { makeBackup } from '../../../../src/store/backups/makeBackup';
import { newestSound } from '../../../../src/store/backups/newestSound';
import { restoreInto } from '../../../../src/store/backups/restoreBackup';
import { addElsewhere } from '../../../../src/store/ledger/elsewhere';
import { checkLedger } from '../../../../src/store/ledger/checkLedger';
import { readLedger } from '../../../../src/store/ledger/readLedger';
import { newFile, open, removeFolders } from '../ledger/folder';
import { MORNING, typingFor } from '../ledger/pulses';

const HOUR = 3_600_000;
const DAY = '2026-11-23';
const NOW = Date.UTC(2026, 10, 23, 9);

function filled(count = 2_000): string {
  const file = newFile();
  const { ledger } = open(file);
  ledger.append(typingFor(count));
  addElsewhere(ledger.db, [{ start: MORNING, end: MORNING + HOUR, source: 'timer' }]);
  ledger.close();
  return file;
}

function pulsesIn(file: string): number {
  return readLedger(file, (ledger) => checkLedger(ledger).rows['pulse'] ?? -1);
}

/** Overwrites the middle of a file, as a failing disk would. */
function damage(file: string): void {
  const handle = openSync(file, 'r+');
  writeSync(handle, Buffer.alloc(32_768, 0x5a), 0, 32_768, Math.floor(statSync(file).size / 2));
}

describe('a backup of the ledger', function () {
  this.timeout(60_000);
  after(removeFolders);

  it('is made while a window writes, is whole, and leaves nothing else behind', () => {
    const file = filled();
    const { ledger } = open(file);
    ledger.append(typingFor(10, MORNING + 24 * HOUR));
    ledger.db.exec('BEGIN IMMEDIATE');
    const made = makeBackup({ ledger: file, day: DAY, now: NOW });
    ledger.db.exec('COMMIT');
    assert.ok(made.state === 'made', JSON.stringify(made));
    assert.deepEqual(readdirSync(backupFolder(file)), [`ledger-abc123-${DAY}.db`]);
    assert.deepEqual(listBackups(file), [made.backup]);
    assert.equal(pulsesIn(made.backup.file), 2_010);
    assert.equal(readLedger(made.backup.file, (backup) => checkLedger(backup)).integrity, 'ok');
    ledger.close();
  });

  it('leaves out what can be made anew', () => {
    const file = filled(10);
    const { ledger } = open(file);
    ledger.db.exec(
      `INSERT INTO day_cache (day, variant, stamp, json)
       VALUES ('2026-11-16', 'v', 's', '${'x'.repeat(500_000)}')`,
    );
    ledger.close();
    const made = makeBackup({ ledger: file, day: DAY, now: NOW });
    assert.ok(made.state === 'made');
    assert.ok(made.backup.bytes < 400_000, String(made.backup.bytes));
    assert.ok(statSync(file).size > 500_000);
  });

  it('drops old ones only after the new one passed its check', () => {
    const file = filled(10);
    for (const day of daysOf('2026-11-07', '2026-11-22')) {
      assert.equal(makeBackup({ ledger: file, day, now: NOW }).state, 'made');
    }
    const before = listBackups(file).map(({ day }) => day);
    assert.equal(before[0], '2026-11-22');
    assert.ok(before.includes('2026-11-16'), before.join());
    assert.ok(!before.includes('2026-11-14'), before.join());
    damage(file);
    const failed = makeBackup({ ledger: file, day: DAY, now: NOW });
    assert.equal(failed.state, 'failed');
    assert.deepEqual(
      listBackups(file).map(({ day }) => day),
      before,
    );
  });

  it('that fails never takes the place of a good one of the same day', () => {
    const file = filled();
    const made = makeBackup({ ledger: file, day: DAY, now: NOW });
    assert.ok(made.state === 'made');
    const good = readFileSync(made.backup.file);
    damage(file);
    const failed = makeBackup({ ledger: file, day: DAY, now: NOW });
    assert.ok(failed.state === 'failed');
    assert.match(failed.reason, /damaged|check/);
    assert.deepEqual(readFileSync(made.backup.file), good);
    assert.deepEqual(readdirSync(backupFolder(file)), [path.basename(made.backup.file)]);
  });

  it('is not made where the ledger is gone or this Node has no SQLite, and says why', () => {
    const file = newFile();
    const gone = makeBackup({ ledger: file, day: DAY, now: NOW });
    assert.equal(gone.state, 'failed');
    const none = makeBackup({ ledger: filled(1), day: DAY, now: NOW }, () => undefined);
    assert.ok(none.state === 'failed' && none.reason.includes('node:sqlite'));
  });

  it('removes what a process that died left unfinished, but not what one is making now', () => {
    const file = filled(1);
    makeBackup({ ledger: file, day: '2026-11-22', now: NOW });
    const old = path.join(backupFolder(file), 'ledger-abc123-2026-11-21.db.77.part');
    const fresh = path.join(backupFolder(file), 'ledger-abc123-2026-11-22.db.78.part');
    for (const part of [old, fresh]) writeFileSync(part, 'half');
    utimesSync(old, new Date(NOW - 2 * HOUR), new Date(NOW - 2 * HOUR));
    utimesSync(fresh, new Date(NOW), new Date(NOW));
    makeBackup({ ledger: file, day: DAY, now: NOW });
    assert.deepEqual([existsSync(old), existsSync(fresh)], [false, true]);
  });

  it('is told of where a damaged ledger was replaced: the newest that is sound', () => {
    const file = filled();
    for (const day of ['2026-11-20', '2026-11-21']) makeBackup({ ledger: file, day, now: NOW });
    const [newest, older] = listBackups(file);
    assert.ok(newest !== undefined && older !== undefined);
    damage(newest.file);
    assert.equal(newestSound(file)?.file, older.file);
    writeFileSync(file, 'no database any more '.repeat(500));
    const { ledger, state, message } = open(file);
    assert.equal(state, 'replaced');
    assert.match(message, /sound backup of 2026-11-20 is there: "Hands-On: Restore from a Backup"/);
    assert.ok(readdirSync(path.dirname(file)).some((name) => name.includes('.damaged-')));
    ledger.close();
  });

  it('brings back what it holds, keeps what came since, and does so once', () => {
    const file = filled();
    const made = makeBackup({ ledger: file, day: DAY, now: NOW });
    assert.ok(made.state === 'made');
    const fresh = newFile();
    const { ledger } = open(fresh);
    ledger.append(typingFor(10, MORNING + 24 * HOUR, 'w2'));
    const restored = restoreInto(ledger, made.backup.file, NOW);
    assert.equal(restored.pulses, 2_000);
    assert.equal(checkLedger(ledger).rows['pulse'], 2_010);
    assert.equal(checkLedger(ledger).rows['elsewhere'], 1);
    const again = restoreInto(ledger, made.backup.file, NOW);
    assert.deepEqual([again.pulses, again.rows, again.corrections, again.days], [0, 0, 0, 0]);
    assert.equal(checkLedger(ledger).rows['pulse'], 2_010);
    ledger.close();
  });

  it('that is damaged changes nothing when it is to be restored', () => {
    const file = filled();
    const made = makeBackup({ ledger: file, day: DAY, now: NOW });
    assert.ok(made.state === 'made');
    damage(made.backup.file);
    const { ledger } = open(newFile());
    assert.throws(() => restoreInto(ledger, made.backup.file, NOW), { name: 'ExpectedError' });
    assert.equal(checkLedger(ledger).rows['pulse'], 0);
    ledger.close();
  });

  it('gives back every table that is no index, no cache and no note of a window', () => {
    const elsewhere = [
      // Taken over with the pulses.
      ...['host', 'window', 'repo', 'place', 'refs', 'pulse', 'pulse_edit', 'rule', 'rule_edit'],
      ...['correction', 'elsewhere', 'diff_owner', 'parameters', 'rollup_day', 'rollup_origin'],
      // Of the file or of the hour.
      ...['meta', 'claim', 'day_cache', 'mirror_month', 'away_timer', 'pairing'],
      // Open time is measured per machine, and only ever used with its record.
      'open_time',
    ];
    const { ledger } = open(newFile());
    for (const [table, copied] of COPIED_COLUMNS) {
      const columns = ledger.db
        .prepare('SELECT name FROM pragma_table_info(?)')
        .all(table)
        .map((row) => String(row['name']))
        // Running numbers are each ledger's own; what is open here is not known from a copy.
        .filter((name) => !(name === 'id' && table !== 'session') && name !== 'open');
      assert.deepEqual([...copied].sort(), columns.sort(), table);
    }
    const tables = Object.keys(checkLedger(ledger).rows).filter((name) => !name.startsWith('git_'));
    ledger.close();
    const forgotten = tables.filter(
      (name) => !COPIED_COLUMNS.has(name) && !elsewhere.includes(name),
    );
    assert.deepEqual(forgotten, []);
  });
});
