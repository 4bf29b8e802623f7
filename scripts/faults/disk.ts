import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MORNING } from '../../test/unit/store/ledger/pulses';
import { Bed, type Damage } from './bed';

const HOUR = 3_600_000;
/** KB that the ledger may grow to. */
const SMALL = 1_536;
/** Anybody but the superuser. */
const SOMEBODY = 65_534;

export interface DiskFault extends Damage {
  /** How the disk was made small. */
  readonly how: string;
  /** State of the ledger while it was. */
  readonly state: string;
}

/** The disk fills while a window writes, and has room again for the next one. */
export async function fullDisk(): Promise<DiskFault> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hands-on-full-'));
  const isMounted = mount(folder);
  const bed = new Bed(isMounted ? path.join(folder, 'storage') : undefined);
  const filler = path.join(folder, 'filler');
  try {
    const first = bed.start({ window: 'w1', start: MORNING, pulses: 500, batch: 50 });
    await first.closed;
    if (isMounted) fill(filler);
    const second = bed.start(
      { window: 'w2', start: MORNING + HOUR, pulses: 6_000, batch: 100, stays: isMounted },
      isMounted ? undefined : SMALL,
    );
    // Where not even the spool can be written, pulses wait in the window's memory: it lives until there is room.
    await second.handedOver();
    if (isMounted) {
      rmSync(filler, { force: true });
      execFileSync('mount', ['-o', 'remount,size=64m', folder]);
    }
    await second.closed;
    const how = isMounted ? `a disk of ${SMALL} KB` : `files of at most ${SMALL} KB`;
    return {
      ...(await bed.measure([first.sent, second.kept], [first.sent, second.sent])),
      how,
      state: second.state,
    };
  } finally {
    bed.remove();
    if (isMounted) execFileSync('umount', ['-l', folder]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Takes all the room that is left but for one page. */
function fill(file: string): void {
  for (let kilobytes = SMALL; kilobytes >= 4; kilobytes /= 2) {
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(kilobytes * 1024), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
}

/** Only the superuser may, and not everywhere. */
function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SMALL}k`, 'tmpfs', folder], {
      stdio: 'ignore',
    });
    return true;
  } catch {
    return false;
  }
}

/** The ledger and its folder may not be written for a while. */
export async function readOnlyDisk(): Promise<DiskFault> {
  const bed = new Bed();
  const uid = process.getuid?.() === 0 ? SOMEBODY : undefined;
  try {
    const first = bed.start({ window: 'w1', start: MORNING, pulses: 500, batch: 50 });
    await first.closed;
    const names = readdirSync(bed.storage).map((name) => path.join(bed.storage, name));
    if (uid !== undefined) chownSync(bed.storage, uid, uid);
    for (const file of names) chmodSync(file, 0o444);
    const wish = { window: 'w2', start: MORNING + HOUR, pulses: 500, batch: 50 };
    const second = bed.start(uid === undefined ? wish : { ...wish, uid });
    await second.closed;
    for (const file of names) chmodSync(file, 0o644);
    return {
      ...(await bed.measure([first.sent, second.kept])),
      how: 'no right to write the ledger',
      state: second.state,
    };
  } finally {
    bed.remove();
  }
}
