import { addDays } from '../core/calendar/day';
import { boundsOfDay, dayAt } from '../core/calendar/zone';
import { CommitEvidence, type HeadMoves } from '../core/areas/commitShares';
import type { HistoryView } from '../core/areas/historyView';
import type { People } from '../core/areas/people';
import { addTouches, touchesAt, touchesOf, type Touches } from '../insights/areas/ledgerTouches';
import { intervalsBetween, marginOf } from '../insights/time/intervalsBetween';
import { readDiffOwners } from '../store/ledger/diffOwners';
import { insertionLog } from '../store/ledger/insertions';
import { rememberedParameters } from '../store/ledger/keptParameters';
import type { Ledger } from '../store/ledger/ledger';
import { hasTable } from '../store/ledger/sqlite';

export interface KnowledgeParts {
  readonly view: HistoryView;
  readonly people: People;
  readonly moves: HeadMoves;
  /** Names that the repository's folder may have in the ledger. */
  readonly folders: readonly string[];
}

/** What a ledger knows of a repository's commits and files; computed at once, so that it may be closed then. */
export function ledgerKnowledge(
  ledger: Ledger,
  { view, people, moves, folders }: KnowledgeParts,
): CommitEvidence | null {
  const known = folders
    .map((folder) => ({ folder, log: insertionLog(ledger.db, folder) }))
    .find(({ log }) => log.since !== null);
  if (known === undefined) return null;
  const touches = touchesAt(allTouches(ledger), known.folder);
  const evidence = new CommitEvidence({ view, people, moves, touches, log: known.log });
  for (let n = 0; n < view.reach.length; n++) evidence.handsOnShare(view.history.hashes.hex(n));
  return evidence;
}

function allTouches(ledger: Ledger): Touches {
  const all: Touches = {};
  const extent = ledger.extent();
  if (extent === null) return all;
  const params = rememberedParameters(ledger.db);
  const margin = marginOf(params);
  const isMine = hasTable(ledger.db, 'diff_owner') ? readDiffOwners(ledger.db) : undefined;
  const last = dayAt('UTC', extent.to);
  for (let day = dayAt('UTC', extent.from); day <= last; day = addDays(day, 1)) {
    const [from, to] = boundsOfDay('UTC', day);
    const pulses = ledger.record(from - margin, to + margin);
    const beside = ledger.beside(from, to);
    const intervals = intervalsBetween(pulses, params, from, to, {
      ...beside,
      ...(isMine && { isMine }),
    });
    const own = pulses.filter(({ start }) => start >= from && start < to);
    addTouches(all, touchesOf(intervals, own));
  }
  return all;
}
