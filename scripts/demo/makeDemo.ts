import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { hostIdentity } from '../../src/backend/hostIdentity';
import { ledgerFileName } from '../../src/protocol/worker';
import { putSession } from '../../src/store/focus/sessions';
import { openLedger } from '../../src/store/ledger/openLedger';
import { transact } from '../../src/store/ledger/sqlite';
import { addDecision } from '../../src/store/weeks/decisions';
import { pulsesOfDay } from './pulses';
import { sessionOfDay } from './sessions';
import { DEMO_WEEKS, demoDay, demoDecisions } from './story';

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
    for (let back = (DEMO_WEEKS - 1) * 7 + weekday; back >= 0; back--) {
      const date = new Date(today.getFullYear(), today.getMonth(), today.getDate() - back, 9);
      const ofWeek = (date.getDay() + 6) % 7;
      if (ofWeek > 4) continue;
      const week = DEMO_WEEKS - 1 - Math.floor((back - weekday + 6) / 7);
      const made = demoDay(week, ofWeek);
      if (made === null) continue;
      const day = pulsesOfDay(date.getTime(), now, made);
      ledger.append(day);
      pulses += day.length;
      const session = sessionOfDay(host.key, [week, ofWeek], date.getTime(), now, made);
      if (session !== null) putSession(ledger.db, session);
    }
    const monday = (week: number): Date =>
      new Date(
        today.getFullYear(),
        today.getMonth(),
        today.getDate() - weekday - (DEMO_WEEKS - 1 - week) * 7,
      );
    const decisions = demoDecisions(
      (week) => localDay(monday(week)),
      (day) => new Date(`${day}T00:00`).getTime(),
    );
    transact(ledger.db, () => {
      for (const decision of decisions) addDecision(ledger.db, decision);
    });
  } finally {
    ledger.close();
  }
  return { file, pulses };
}

/** The day as this machine's calendar has it, `YYYY-MM-DD`. */
function localDay(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
