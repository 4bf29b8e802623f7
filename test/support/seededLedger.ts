import { addDays, type Day } from '../../src/core/calendar/day';
import { boundsOfDay, dayAt, offsetAt } from '../../src/core/calendar/zone';
import type { Pulse, PulseEdits, PulseState } from '../../src/core/time/pulse';
import type { Host } from '../../src/store/ledger/ledger';
import { openLedger } from '../../src/store/ledger/openLedger';

const MINUTE = 60_000;
const STEP = 5_000;

type Doing = 'writing' | 'reviewing' | 'own' | 'reading' | 'directing';

/** A stretch of a day: when it begins (minutes after midnight), how long (minutes), and what is done. */
type Stretch = readonly [at: number, length: number, doing: Doing, path: string];

/** Weeks of a lead who comes to code between reviews: the days repeat, no two in a row are alike. */
const DAYS: readonly (readonly Stretch[])[] = [
  [
    [545, 24, 'reviewing', 'src/invoices/total.ts'],
    [572, 46, 'writing', 'src/cart/cart.ts'],
    [640, 18, 'reviewing', 'src/mail/send.ts'],
    [795, 33, 'writing', 'src/cart/cart.test.ts'],
    [832, 6, 'own', 'src/cart/cart.ts'],
    [870, 16, 'directing', 'src/stock/reserve.ts'],
    [905, 12, 'reading', 'src/stock/reserve.ts'],
  ],
  [
    [560, 52, 'reviewing', 'src/search/index.ts'],
    [625, 11, 'reading', 'src/search/query.ts'],
    [780, 24, 'directing', 'src/search/query.ts'],
    [815, 21, 'writing', 'src/search/query.ts'],
    [890, 38, 'reviewing', 'src/invoices/tax.ts'],
  ],
  [
    [530, 71, 'writing', 'src/stock/reserve.ts'],
    [604, 9, 'own', 'src/stock/reserve.ts'],
    [660, 16, 'reviewing', 'src/cart/discount.ts'],
    [800, 64, 'writing', 'src/stock/reserve.test.ts'],
  ],
  [
    [550, 35, 'reviewing', 'src/mail/templates.ts'],
    [600, 28, 'reviewing', 'src/invoices/total.ts'],
    [700, 14, 'reading', 'src/invoices/total.ts'],
    [840, 19, 'writing', 'src/invoices/total.ts'],
  ],
  [
    [540, 40, 'writing', 'src/cart/discount.ts'],
    [590, 22, 'reviewing', 'src/stock/sync.ts'],
    [810, 47, 'writing', 'src/cart/discount.ts'],
    [860, 15, 'reviewing', 'src/search/rank.ts'],
  ],
];

export interface Seed {
  /** Root of the repository, a URI. */
  readonly repo: string;
  /** IANA name of the zone that the days are lived in. */
  readonly zone: string;
  /** Epoch ms: nothing happens later. */
  readonly now: number;
  /** How many days back the first one lies; work days only, but for today. */
  readonly days: number;
}

/** The pulses of a made-up lead, as tracking would have made them. */
export function seededPulses({ repo, zone, now, days }: Seed): Pulse[] {
  const today = dayAt(zone, now);
  const pulses: Pulse[] = [];
  for (let back = days; back >= 0; back--) {
    const day = addDays(today, -back);
    if (back > 0 && isWeekend(day)) continue;
    const [midnight] = boundsOfDay(zone, day);
    for (const stretch of DAYS[back % DAYS.length] ?? []) {
      for (const pulse of pulsesOf(stretch, midnight, repo, back)) {
        if (pulse.end > now) break;
        pulses.push({ ...pulse, zone: offsetAt(zone, pulse.start) / MINUTE });
      }
    }
  }
  return pulses;
}

/** Writes a ledger with these pulses. */
export function seedLedger(file: string, host: Host, now: number, pulses: readonly Pulse[]): void {
  const { ledger } = openLedger({ file, host, now });
  for (let at = 0; at < pulses.length; at += 1000) ledger.append(pulses.slice(at, at + 1000));
  ledger.close();
}

function pulsesOf(
  [at, length, doing, path]: Stretch,
  midnight: number,
  repo: string,
  back: number,
): Pulse[] {
  const start = midnight + at * MINUTE;
  // Some days are longer than others.
  const steps = Math.round((length * (0.7 + ((back * 37) % 60) / 100) * MINUTE) / STEP);
  const window = `seed-${back}`;
  const pulses = Array.from({ length: steps }, (_, step) =>
    pulse(start + step * STEP, doing, window, repo, path),
  );
  const end = start + steps * STEP;
  // Then the window loses the focus.
  pulses.push({
    ...pulse(end, 'reading', window, repo, path),
    end,
    state: { ...state('reading', repo, path), focused: false },
    firstInput: null,
    lastInput: null,
    inputGap: 0,
  });
  return pulses;
}

function pulse(start: number, doing: Doing, window: string, repo: string, path: string): Pulse {
  const typing = doing === 'writing';
  const directing = doing === 'directing';
  return {
    window,
    start,
    end: start + STEP,
    state: state(doing, repo, path),
    firstInput: start + 200,
    lastInput: start + 4_800,
    inputGap: 900,
    firstHands: typing ? start + 200 : null,
    lastHands: typing ? start + 4_800 : null,
    handsRepo: typing ? repo : null,
    firstAgent: directing ? start + 100 : null,
    lastAgent: directing ? start + 4_000 : null,
    edits: typing ? own(repo, path, start) : directing ? [assisted(repo, path)] : [],
    zone: 0,
  };
}

/** Mostly keys; now and then a completion or a paste. */
function own(repo: string, path: string, start: number): PulseEdits[] {
  const step = Math.floor(start / STEP);
  const edits: PulseEdits[] = [
    { repo, path, origin: 'typed', events: 9, inserted: 11, deleted: 2 },
  ];
  if (step % 3 === 0) {
    edits.push({ repo, path, origin: 'completed', events: 1, inserted: 9, deleted: 3 });
  }
  if (step % 40 === 0) {
    edits.push({ repo, path, origin: 'pasted', events: 1, inserted: 120, deleted: 0 });
  }
  return edits;
}

function assisted(repo: string, path: string): PulseEdits {
  return { repo, path, origin: 'assisted', events: 6, inserted: 60, deleted: 14 };
}

function state(doing: Doing, repo: string, path: string): PulseState {
  const diff = doing === 'reviewing' || doing === 'own';
  return {
    focused: true,
    active: true,
    answered: true,
    beat: false,
    busy: false,
    surface: diff ? 'diff' : 'editor',
    repo,
    path,
    owner: diff ? (doing === 'own' ? 'own' : 'others') : null,
    refs: null,
    debug: false,
    agentMade: false,
    pairing: false,
  };
}

function isWeekend(day: Day): boolean {
  return [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
}
