import { createReadStream } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Log } from '../core/ports/log';
import type { Pulse } from '../core/time/pulse';
import { spoolOwner } from '../protocol/worker';
import { claim, release } from '../store/ledger/claims';
import { breathe } from './breathe';
import type { LedgerKeeper } from './ledgerKeeper';
import { pulseOfLine } from './pulseLine';

/** Pulses of one commit: short enough to let others write in between. */
const BATCH = 500;
/** A taker that dies holds up the others for this long, ms. */
const CLAIM = 60_000;
/**
 * A number of a process is used again, above all in containers: a file that nobody has written to for
 * this long is taken in even if a process of that number runs, ms.
 */
const SILENT = 3_600_000;

/**
 * Commits every pulse of a spool file, then removes it. Pulses that are in the ledger already add nothing,
 * so a taker that dies in the middle does no harm. A file with lines that this version does not understand
 * is renamed and kept.
 *
 * @throws in words where the ledger cannot be written; the file stays.
 */
export async function takeInFile(file: string, keeper: LedgerKeeper, log: Log): Promise<void> {
  let taken = 0;
  let foreign = 0;
  let torn = false;
  let batch: Pulse[] = [];
  const commit = async (): Promise<void> => {
    keeper.append(batch);
    taken += batch.length;
    batch = [];
    await breathe();
  };
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    // Only the last line can be torn, by the death of its writer.
    if (torn) foreign += 1;
    torn = false;
    if (line === '') continue;
    const pulse = pulseOfLine(line);
    if (pulse === undefined) torn = true;
    else batch.push(pulse);
    if (batch.length === BATCH) await commit();
  }
  await commit();
  if (foreign > 0) await rename(file, `${file}.unread`);
  else await rm(file, { force: true });
  log.info(
    `took in ${taken} pulses of ${path.basename(file)}` +
      (torn ? ', its last line was torn' : '') +
      (foreign > 0 ? `, ${foreign} lines could not be read: kept as ${file}.unread` : ''),
  );
}

/** Takes in what processes that ended left beside the ledger; one of all windows does it. */
export async function takeInDead(
  ledger: string,
  keeper: LedgerKeeper,
  log: Log,
  now: () => number,
): Promise<void> {
  await breathe();
  const folder = path.dirname(ledger);
  const holder = `${process.pid} ${now()}`;
  const elected = (): boolean =>
    keeper.query(({ db }) => claim(db, 'spool', holder, now(), now() + CLAIM)) !== 'taken';
  try {
    const files = await leftBehind(folder, now());
    if (files.length === 0 || !elected()) return;
    for (const file of files) {
      await takeInFile(file, keeper, log);
      elected();
    }
    keeper.query(({ db }) => {
      release(db, 'spool', holder);
    });
  } catch (error) {
    log.warn(`spool files wait for another time: ${String(error)}`);
  }
}

async function leftBehind(folder: string, now: number): Promise<string[]> {
  const files: string[] = [];
  for (const name of await readdir(folder)) {
    const owner = spoolOwner(name);
    // The own process writes its file itself and hands it over when it is complete.
    if (owner === undefined || owner === process.pid) continue;
    const file = path.join(folder, name);
    if (!isRunning(owner) || now - (await stat(file)).mtimeMs > SILENT) files.push(file);
  }
  return files;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
