import type { BlockRecord } from '../../core/blocks/blockRecord';
import type { MeasuredBlock } from '../../core/blocks/measure';
import type { KeptSession } from '../../core/focus/result';
import type { MeasuredSession } from '../../core/focus/sessionMeasure';
import type { Correction } from '../../core/time/correction';
import { partsOfSource } from '../../core/mirror/month';
import type { DiffAuthorship } from '../../core/time/diffAuthorship';
import type { Elsewhere } from '../../core/time/elsewhere';
import type { TimeParameters } from '../../core/time/parameters';
import type { Pulse } from '../../core/time/pulse';
import type { Folded, Rollup } from '../../core/time/rollup';
import type { WeekDecision } from '../../core/weekly/weekReport';
import type { Decision } from '../../core/weeks/decision';
import { importBlockMeasure } from '../blocks/measures';
import { importBlocks } from '../blocks/record';
import { importSessionMeasure } from '../focus/measures';
import { importSession } from '../focus/sessions';
import { importWeekDecision } from '../weekly/weekDecisions';
import { addDecision } from '../weeks/decisions';
import { absorbedLedgers, knownLedgerId } from '../mirror/months';
import { importCorrection } from './corrections';
import { keepDiffOwner } from './diffOwners';
import { addElsewhere } from './elsewhere';
import { hostId } from './hosts';
import { rememberParameters } from './keptParameters';
import type { Host, Ledger } from './ledger';
import { PulseWriter } from './pulseWriter';
import { addRollup, setFolded } from './rollups';
import { transact } from './sqlite';

/** What comes from outside; everything in it was checked before. */
export interface Shipment {
  /** Hosts that recorded, with their windows; windows of none are the first one's. */
  readonly hosts: readonly (Host & { readonly windows: readonly string[] })[];
  readonly pulses: Iterable<Pulse>;
  readonly corrections?: readonly Correction[];
  readonly elsewhere?: readonly Elsewhere[];
  readonly diffs?: readonly DiffAuthorship[];
  /** Focus sessions that are over. */
  readonly sessions?: readonly KeptSession[];
  /** What the person decided and answered about weeks. */
  readonly decisions?: readonly Decision[];
  /** What each week ended in. */
  readonly weekDecisions?: readonly WeekDecision[];
  /** Plans of protected blocks, and answers about them. */
  readonly blocks?: BlockRecord;
  /** What was measured in sessions and blocks, where it cannot be measured from the pulses. */
  readonly measures?: {
    readonly sessions: readonly MeasuredSession[];
    readonly blocks: readonly MeasuredBlock[];
  };
  readonly rollups?: readonly Rollup[];
  /** How far the sender has only totals. */
  readonly folded?: Folded | null;
  /** Kept where the ledger has none of its own yet. */
  readonly parameters?: TimeParameters;
}

/** What of it was new. */
export interface TakenOver {
  readonly pulses: number;
  readonly corrections: number;
  readonly elsewhere: number;
  readonly sessions: number;
  readonly decisions: number;
  /** Plans of protected blocks, and answers about them. */
  readonly blocks: number;
  /** Days of one host. */
  readonly days: number;
  /** What was in the ledger before, in a fuller form or the same. */
  readonly known: number;
}

/** Pulses of one commit: others may write in between. */
const BATCH = 5_000;

/**
 * Takes over what another ledger, a recording or another tool holds. What is there already is left alone, so
 * taking the same over again changes nothing.
 *
 * @param now epoch ms
 */
export function takeOver(ledger: Ledger, shipment: Shipment, now: number): TakenOver {
  const { db } = ledger;
  const isNew = ledger.extent() === null && ledger.folded() === null;
  const before = ledger.extent()?.from ?? Infinity;
  const sender = shipment.folded ?? null;
  // The sender's last hours before its border are in its totals; a ledger with pulses of its own needs no more.
  const ignored = sender !== null && before < sender.until ? sender.until : -Infinity;
  let known = 0;
  const hosts = new Map(shipment.hosts.map((host) => [host.key, hostId(db, host, now)]));
  const hostOf = new Map(
    shipment.hosts.flatMap(({ key, windows }) => windows.map((window) => [window, key] as const)),
  );
  const rest = transact(db, () => {
    if (isNew && shipment.parameters !== undefined) rememberParameters(db, shipment.parameters);
    takeMeasures(ledger, shipment);
    const days = (shipment.rollups ?? []).filter((rollup) => takeRollup(ledger, rollup));
    if (sender !== null && before >= sender.until) takeBorder(ledger, sender);
    const corrections = (shipment.corrections ?? []).filter((one) => importCorrection(db, one));
    for (const { repo, refs, mine } of shipment.diffs ?? []) keepDiffOwner(db, repo, refs, mine);
    const elsewhere = addElsewhere(db, shipment.elsewhere ?? []);
    const sessions = (shipment.sessions ?? []).filter((one) => importSession(db, one)).length;
    known += (shipment.sessions ?? []).length - sessions;
    const { decisions: said = [], weekDecisions: ends = [] } = shipment;
    const decisions =
      said.filter((one) => addDecision(db, one)).length +
      ends.filter((one) => importWeekDecision(db, one)).length;
    known += said.length + ends.length - decisions;
    known += (shipment.rollups ?? []).length - days.length;
    known += (shipment.corrections ?? []).length - corrections.length;
    known += (shipment.elsewhere ?? []).length - elsewhere;
    const blocks = shipment.blocks === undefined ? 0 : importBlocks(db, shipment.blocks);
    const told = (shipment.blocks?.plans.length ?? 0) + (shipment.blocks?.answers.length ?? 0);
    known += told - blocks;
    const taken = { elsewhere, sessions, decisions, blocks };
    return { days: days.length, corrections: corrections.length, ...taken };
  });
  const writers = new Map([...hosts].map(([key, id]) => [key, new PulseWriter(db, id)]));
  const [firstHost] = writers.keys();
  let pulses = 0;
  for (const [key, batch] of batchesOf(
    shipment.pulses,
    (window) => hostOf.get(window) ?? firstHost,
  )) {
    const wanted = batch.filter(({ start }) => start >= ignored);
    const added = writers.get(key)?.append(wanted) ?? 0;
    pulses += added;
    known += batch.length - added;
  }
  return { ...rest, pulses, known };
}

/** Pulses by host, in pieces. */
function* batchesOf(
  pulses: Iterable<Pulse>,
  hostOf: (window: string) => string | undefined,
): Generator<readonly [string, readonly Pulse[]]> {
  const waiting = new Map<string, Pulse[]>();
  for (const pulse of pulses) {
    const key = hostOf(pulse.window) ?? '';
    const batch = waiting.get(key) ?? [];
    waiting.set(key, batch);
    batch.push(pulse);
    if (batch.length < BATCH) continue;
    waiting.delete(key);
    yield [key, batch];
  }
  yield* waiting;
}

/** Totals are taken only of days of which this ledger has nothing of that host. */
function takeRollup(ledger: Ledger, rollup: Rollup): boolean {
  const { db } = ledger;
  const { day, host } = rollup;
  if (isOfThis(ledger, host)) return false;
  if (ledger.rollups(day, day).some((known) => known.host === host)) return false;
  const noon = Date.parse(`${day}T12:00:00Z`);
  const pulse = db
    .prepare(
      `SELECT 1 FROM pulse p JOIN window w ON w.id = p.window JOIN host h ON h.id = w.host
       WHERE h.key = ? AND p.start >= ? AND p.start < ? LIMIT 1`,
    )
    .get(host, noon - HALF_A_DAY, noon + HALF_A_DAY);
  if (pulse !== undefined) return false;
  addRollup(db, rollup, 'replace');
  return true;
}

/** They are part of the sessions and blocks that are told of, and are not counted apart. */
function takeMeasures(ledger: Ledger, { measures }: Shipment): void {
  const { sessions = [], blocks = [] } = measures ?? {};
  for (const one of sessions) if (!isOfThis(ledger, one.host)) importSessionMeasure(ledger.db, one);
  for (const one of blocks) if (!isOfThis(ledger, one.host)) importBlockMeasure(ledger.db, one);
}

/** What others know of this very ledger, or of one that it took in, is in it. */
function isOfThis({ db }: Ledger, host: string): boolean {
  const of = partsOfSource(host)?.ledger;
  return of !== undefined && [knownLedgerId(db), ...absorbedLedgers(db)].includes(of);
}

const HALF_A_DAY = 43_200_000;

function takeBorder(ledger: Ledger, sender: Folded): void {
  const own = ledger.folded();
  if (own === null || own.until < sender.until) setFolded(ledger.db, sender);
}
