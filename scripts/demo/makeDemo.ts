import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hostIdentity } from '../../src/backend/hostIdentity';
import { ledgerFileName } from '../../src/protocol/worker';
import { openLedger } from '../../src/store/ledger/openLedger';
import { pulsesOfDay } from './pulses';
import { demoDay } from './story';

const WEEKS = 52;

/** Where the extension keeps demo data, inside of its own data folder: never the person's ledger. */
export const DEMO_FOLDER = 'demo';

/**
 * Writes a generated year that ends now, in a ledger of its own; one that is there is made anew.
 *
 * @param folder the demo's folder
 * @returns the ledger's file and the number of pulses
 */
export function makeDemo(
  folder: string,
  now: number,
): { readonly file: string; readonly pulses: number } {
  if (path.basename(folder) !== DEMO_FOLDER) throw new Error(`${folder} is not a demo's folder.`);
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const host = hostIdentity();
  const file = path.join(folder, ledgerFileName(host.key));
  const { ledger } = openLedger({ file, host, now });
  let pulses = 0;
  try {
    const today = new Date(now);
    const weekday = (today.getDay() + 6) % 7;
    for (let back = WEEKS * 7 - 1 + weekday; back >= 0; back--) {
      const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() - back, 9);
      const ofWeek = (date.getDay() + 6) % 7;
      if (ofWeek > 4) continue;
      const week = WEEKS - 1 - Math.floor((back - weekday + 6) / 7);
      const day = pulsesOfDay(date.getTime(), now, demoDay(week, ofWeek));
      ledger.append(day);
      pulses += day.length;
    }
  } finally {
    ledger.close();
  }
  return { file, pulses };
}
