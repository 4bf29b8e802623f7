import type { AreaModel } from '../../core/ledger/areas';
import type { AreaView } from './areasModel';

/** What can be told of its repository. */
export interface AreaModelFacts {
  readonly mergesVisible: boolean;
  /** Are the sizes of files known. */
  readonly sized: boolean;
}

/** An area as it is sent to the views. @param subject first line of the commit of `written` */
export function areaModel(
  repo: string,
  view: AreaView,
  { mergesVisible, sized }: AreaModelFacts,
  subject: string | null = null,
): AreaModel {
  return {
    repo,
    path: view.id,
    name: view.name,
    files: view.files,
    bytes: sized ? view.bytes : null,
    depths: {
      written: view.written,
      directed: view.directed,
      reviewed: view.reviewed,
      read: view.read,
    },
    unverified: view.unverified,
    ...(view.inserted !== null && { inserted: view.inserted }),
    writtenSubject: subject,
    changesSince: view.changesSince,
    peopleSince: view.peopleSince,
    filesSince: view.filesSince,
    approvedSince: mergesVisible || view.approvedSince > 0 ? view.approvedSince : null,
    rank: view.rank,
    isBlindSpot: view.isBlindSpot,
    onMyGround: view.onMyGround,
    groundReason: view.why ?? 'nothing of yours, and nobody whose work you merge, lately',
    ask: view.ask,
    canDrill: view.hasParts,
    sentence: view.sentence,
  };
}
