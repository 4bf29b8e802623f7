import { boundsOfDay } from '../../core/calendar/zone';
import type { CommitShare, CommitsModel, CommitsQuery } from '../../core/ledger/commits';
import type { CommitsPort } from '../../core/ports/commitsPort';
import { commitSharesOf, sumAreas } from '../../insights/evidence/commitShares';
import type { SharedLedger } from '../sharedLedger';
import type { Repositories } from './repositories';

/** A longer list is not read. */
const MOST_COMMITS = 100;

/** Tells who typed the person's commits. */
export class CommitsService implements CommitsPort {
  constructor(
    private readonly shared: Pick<SharedLedger, 'settings'>,
    private readonly repositories: Pick<Repositories, 'shown'>,
  ) {}

  async commitShares({ from, to, repo, span }: CommitsQuery): Promise<CommitsModel> {
    const { timeZone } = this.shared.settings;
    const start = Math.max(boundsOfDay(timeZone, from)[0], span?.[0] ?? -Infinity);
    const end = Math.min(boundsOfDay(timeZone, to)[1], span?.[1] ?? Infinity);
    const shown = await this.repositories.shown(repo);
    const found = shown
      .flatMap(({ reader, seen, plan }) =>
        commitSharesOf(seen.perspective, plan, start, end).map((commit) => ({ reader, commit })),
      )
      .sort((a, b) => b.commit.at - a.commit.at);
    const listed = found.slice(0, MOST_COMMITS);
    const subjects = new Map<string, string>();
    for (const { reader } of shown) {
      const hashes = listed.flatMap((one) => (one.reader === reader ? [one.commit.hash] : []));
      reader.subjects(hashes).forEach((subject, n) => subjects.set(hashes[n] ?? '', subject));
    }
    return {
      commits: listed.map(({ reader, commit }): CommitShare => ({
        ...commit,
        repo: reader.root,
        subject: subjects.get(commit.hash) ?? '',
      })),
      more: found.length - listed.length,
      areas: sumAreas(found.flatMap(({ commit }) => commit.areas)),
    };
  }
}
