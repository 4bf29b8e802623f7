import { MASS_CHANGE_FILES } from '../core/areas/commitClass';
import type { HistoryBuilder } from '../core/areas/history';
import { viewFrom } from '../core/areas/historyView';
import type { HistoryView } from '../core/areas/historyView';
import type { Discovered } from './discover';
import { GitFailure } from './gitFailure';
import type { HeadFacts } from './headFacts';

/** A history as seen from `head`, which it must hold. Calls no git. */
export function viewHistory(
  history: HistoryBuilder,
  repository: Discovered,
  head: string,
  facts: HeadFacts,
  massChangeFiles = MASS_CHANGE_FILES,
): HistoryView {
  const number = history.hashes.findHex(head);
  if (number < 0) throw new GitFailure(head, null, `${head} is not indexed yet`);
  return viewFrom(history, number, facts.files, {
    ignored: facts.ignored,
    shallow: new Set(repository.shallow),
    massChangeFiles,
  });
}
