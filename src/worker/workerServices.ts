import type { BackupsPort } from '../core/ports/backupsPort';
import type { BlocksPort } from '../core/ports/blocksPort';
import type { CommitsPort } from '../core/ports/commitsPort';
import type { FocusPort } from '../core/ports/focusPort';
import type { AreasPort } from '../core/ports/ledgerPort';
import type { MirrorPort } from '../core/ports/mirrorPort';
import type { HandOffPort } from '../core/ports/handOffPort';
import type { NoticesPort } from '../core/ports/noticesPort';
import type { PersonPort } from '../core/ports/personPort';
import type { WeeklyPort } from '../core/ports/weeklyPort';
import type { WeeksPort } from '../core/ports/weeksPort';
import type { CallTable, LedgerApi, WorkerApi } from '../protocol/worker';
import {
  AREAS_CALLS,
  BACKUPS_CALLS,
  BLOCKS_CALLS,
  COMMITS_CALLS,
  FOCUS_CALLS,
  LEDGER_CALLS,
  MIRROR_CALLS,
  HAND_OFF_CALLS,
  NOTICES_CALLS,
  PERSON_CALLS,
  WEEKLY_CALLS,
  WEEKS_CALLS,
} from '../protocol/worker';
import { makeBackup } from '../store/backups/makeBackup';
import { BackupsService } from './backups/backupsService';
import { BlocksService } from './blocks/blocksService';
import { lastWritten } from './blocks/writtenBefore';
import { FocusService } from './focus/focusService';
import { SessionGround } from './focus/sessionGround';
import { HandOffService } from './handoff/handOffService';
import { LedgerService } from './ledgerService';
import { MirrorService } from './mirror/mirrorService';
import { NoticesService } from './notices/noticesService';
import { PersonService } from './person/personService';
import { AreasService } from './repositories/areasService';
import { CommitsService } from './repositories/commitsService';
import { settled } from './settled';
import { SharedLedger, type ServiceOptions } from './sharedLedger';
import { WeeklyService } from './weekly/weeklyService';
import { keptOf } from './weeks/keptBlocks';
import { WeeksService } from './weeks/weeksService';

/**
 * Opens the ledger and puts together all that the thread answers: one service for each port, all of them
 * on the same ledger. A new feature is a service of its own and one line here.
 */
export function workerServices(options: ServiceOptions): WorkerApi {
  const shared = new SharedLedger(options);
  const areas = new AreasService(shared, () => {
    ledger.reviewMayDiffer();
  });
  const ledger: LedgerService = new LedgerService(shared, areas.repositories);
  const { repositories } = areas;
  const focus = new FocusService(shared, new SessionGround(areas.repositories));
  const blocks = new BlocksService(shared, {
    sessions: (from, to) => focus.sessions(from, to),
    writtenBefore: (area, at) => lastWritten(repositories, area, at),
  });
  const weeks = new WeeksService(shared, {
    planned: () => repositories.planned(),
    indexing: () => repositories.indexing,
    blocks: async (from, to, now) => keptOf(await blocks.blocks(from, to, now)),
    estimateBias: async (now) => (await blocks.estimates(now)).all?.bias ?? null,
  });
  const mirror = new MirrorService(shared, {
    adopt: (session) => focus.adoptSession(session, shared.now()),
    measure: () => focus.measureSessions(shared.now()),
  });
  const make = options.backUp ?? ((job) => settled(() => makeBackup(job, options.load)));
  const backups = new BackupsService(shared, make);
  const api = {
    ...bound<LedgerApi>(ledger, LEDGER_CALLS),
    ...bound<AreasPort>(areas, AREAS_CALLS),
    ...bound<BackupsPort>(backups, BACKUPS_CALLS),
    ...bound<BlocksPort>(blocks, BLOCKS_CALLS),
    ...bound<CommitsPort>(new CommitsService(shared, repositories), COMMITS_CALLS),
    ...bound<FocusPort>(focus, FOCUS_CALLS),
    ...bound<WeeksPort>(weeks, WEEKS_CALLS),
    ...bound<MirrorPort>(mirror, MIRROR_CALLS),
    ...bound<HandOffPort>(new HandOffService(repositories), HAND_OFF_CALLS),
    ...bound<PersonPort>(new PersonService(shared), PERSON_CALLS),
    ...bound<NoticesPort>(new NoticesService(shared), NOTICES_CALLS),
    ...bound<WeeklyPort>(new WeeklyService(shared, areas), WEEKLY_CALLS),
  };
  ledger.start();
  return api;
}

/** The methods that a table names, free of their object. */
function bound<Port extends object>(service: Port, calls: CallTable<Port>): Port {
  const methods = service as Record<string, (...args: unknown[]) => unknown>;
  return Object.fromEntries(
    Object.keys(calls).map((name) => [name, methods[name]?.bind(service)]),
  ) as Port;
}
