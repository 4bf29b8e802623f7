import type { CommitsModel, CommitsQuery } from '../ledger/commits';

/** What is asked about the person's own commits. */
export interface CommitsPort {
  /** Who typed them; repositories whose history is not read yet have none. */
  commitShares(query: CommitsQuery): Promise<CommitsModel>;
}
