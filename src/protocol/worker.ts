import type { BackupsPort } from '../core/ports/backupsPort';
import type { CommitsPort } from '../core/ports/commitsPort';
import type { FocusPort } from '../core/ports/focusPort';
import type { BlocksPort } from '../core/ports/blocksPort';
import type { HandOffPort } from '../core/ports/handOffPort';
import type { AreasPort, LedgerPort } from '../core/ports/ledgerPort';
import type { MirrorPort } from '../core/ports/mirrorPort';
import type { NoticesPort } from '../core/ports/noticesPort';
import type { PersonPort } from '../core/ports/personPort';
import type { WeeklyPort } from '../core/ports/weeklyPort';
import type { WeeksPort } from '../core/ports/weeksPort';
import type { Pulse } from '../core/time/pulse';

/** What the worker thread is started with. */
export interface WorkerStart {
  /** Absolute path of the ledger. */
  readonly file: string;
  /** The writing host: an opaque key that never changes, and its name for people. */
  readonly host: { readonly key: string; readonly name: string };
}

/** What the extension host may ask about time. */
export interface LedgerApi extends LedgerPort {
  /**
   * Commits the pulses of a spool file that nobody writes to any more, then removes it.
   *
   * @param file absolute path
   */
  takeIn(file: string): Promise<void>;
}

/** What the extension host may ask of the worker thread: all ports together. */
export interface WorkerApi
  extends
    LedgerApi,
    BackupsPort,
    AreasPort,
    BlocksPort,
    CommitsPort,
    FocusPort,
    MirrorPort,
    HandOffPort,
    NoticesPort,
    PersonPort,
    WeeklyPort,
    WeeksPort {}

/** The methods of a port that may be called by message, and how long each answer may take, ms. */
export type CallTable<Port> = Readonly<Record<keyof Port & string, number>>;

/** What the worker thread may tell the extension host. */
export interface WorkerLog {
  /** @param detail stack of an error */
  log(level: 'debug' | 'info' | 'warn' | 'error', message: string, detail?: string): void;
}

export const LEDGER_CALLS: CallTable<LedgerApi> = {
  configure: 10_000,
  append: 10_000,
  today: 10_000,
  overview: 60_000,
  evidence: 60_000,
  correct: 10_000,
  revokeCorrection: 10_000,
  corrections: 10_000,
  health: 5_000,
  flush: 2_000,
  takeIn: 120_000,
};

export const AREAS_CALLS: CallTable<AreasPort> = {
  configureRepositories: 10_000,
  refreshRepository: 10_000,
  lookAgain: 10_000,
  cancelIndexing: 10_000,
  indexState: 10_000,
  areas: 120_000,
  catchUp: 60_000,
  picks: 60_000,
  fileAt: 30_000,
  editArea: 30_000,
  undoAreaEdit: 10_000,
  areaEdits: 30_000,
};

export const WEEKS_CALLS: CallTable<WeeksPort> = {
  weeks: 120_000,
  noteOpen: 10_000,
  answerWeek: 10_000,
  decideDrift: 120_000,
  declarePhase: 10_000,
  extendPhase: 10_000,
  endPhase: 10_000,
  decideQuarter: 120_000,
};

export const NOTICES_CALLS: CallTable<NoticesPort> = {
  askNotice: 10_000,
  settleNotice: 10_000,
  doneNotices: 10_000,
  heldNotices: 10_000,
};

export const FOCUS_CALLS: CallTable<FocusPort> = {
  currentSession: 10_000,
  beatSession: 10_000,
  startSession: 10_000,
  changeSession: 10_000,
  sessionResult: 60_000,
  sessions: 120_000,
  recentIntentions: 10_000,
  sharedGround: 60_000,
  adoptSession: 10_000,
};

export const COMMITS_CALLS: CallTable<CommitsPort> = { commitShares: 120_000 };

export const WEEKLY_CALLS: CallTable<WeeklyPort> = {
  noteBlindSpots: 120_000,
  blindSpotsOf: 10_000,
  decideWeek: 10_000,
  weekDecision: 10_000,
};

export const BACKUPS_CALLS: CallTable<BackupsPort> = {
  backUpIfDue: 300_000,
  backups: 10_000,
  restoreBackup: 300_000,
};

export const MIRROR_CALLS: CallTable<MirrorPort> = {
  giveMirror: 120_000,
  takeMirror: 120_000,
};

export const BLOCKS_CALLS: CallTable<BlocksPort> = {
  configureBlocks: 10_000,
  blocks: 60_000,
  blocksAhead: 30_000,
  answerBlock: 10_000,
  claimBlock: 10_000,
  estimates: 120_000,
};

export const HAND_OFF_CALLS: CallTable<HandOffPort> = {
  handOffRoots: 10_000,
  handOff: 90_000,
};

export const PERSON_CALLS: CallTable<PersonPort> = {
  awayPassed: 10_000,
  personCame: 10_000,
  pairingBegan: 10_000,
  pairingGoesOn: 10_000,
  pairingLeft: 10_000,
  pairingOver: 10_000,
};

export const WORKER_CALLS: CallTable<WorkerApi> = {
  ...LEDGER_CALLS,
  ...BLOCKS_CALLS,
  ...COMMITS_CALLS,
  ...AREAS_CALLS,
  ...FOCUS_CALLS,
  ...BACKUPS_CALLS,
  ...MIRROR_CALLS,
  ...HAND_OFF_CALLS,
  ...NOTICES_CALLS,
  ...PERSON_CALLS,
  ...WEEKLY_CALLS,
  ...WEEKS_CALLS,
};

/** Name of a host's ledger in the product's storage folder. */
export function ledgerFileName(hostKey: string): string {
  return `ledger-${hostKey}.db`;
}

const SPOOL_FILE = /^spool-(\d+)(?:-\d+)?\.jsonl$/;

/** File of pulses that could not be stored: the one being written, or with a part one that is complete. */
export function spoolFileName(pid: number, part?: number): string {
  return part === undefined ? `spool-${pid}.jsonl` : `spool-${pid}-${part}.jsonl`;
}

/** Process that a spool file belongs to; undefined for all other files. */
export function spoolOwner(fileName: string): number | undefined {
  const match = SPOOL_FILE.exec(fileName);
  return match === null ? undefined : Number(match[1]);
}

/** One line of a spool file, with its line feed. */
export function spoolLine(pulse: Pulse): string {
  return `${JSON.stringify(pulse)}\n`;
}
