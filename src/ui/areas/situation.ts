import type { AreasModel } from '../../core/ledger/areas';
import type { Situation } from '../../protocol/areas';

/** What is known when somebody wants to see areas. */
export interface SituationFacts {
  readonly trusted: boolean;
  /** The last answer, or null before the first one. */
  readonly model: AreasModel | null;
  /** Did the last question go without an answer. */
  readonly unanswered: boolean;
}

/** Why there are areas to show, or none. */
export function situationOf({ trusted, model, unanswered }: SituationFacts): Situation {
  if (!trusted) return 'untrusted';
  if (model === null) return unanswered ? 'failed' : 'indexing';
  const { areas, me } = model;
  const repositories = model.repositories.filter(({ state }) => state !== 'off');
  if (repositories.length === 0) return 'noRepository';
  const is = (state: (typeof repositories)[number]['state']): boolean =>
    repositories.some((repository) => repository.state === state);
  if (areas.length > 0) return me.length > 0 ? 'ready' : 'noIdentity';
  for (const state of ['indexing', 'stopped', 'failed', 'noGit'] as const) {
    if (is(state)) return state;
  }
  return 'empty';
}
