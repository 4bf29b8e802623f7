import { areaById } from '../../core/areas/areaById';
import { catchUp } from '../../core/areas/catchUp';
import type { CatchUpModel } from '../../core/ledger/areas';
import { changedFiles } from '../../git/changedFiles';
import { firstParentBefore } from '../../git/firstParentBefore';
import { catchUpModel } from '../../insights/areas/catchUpModel';
import type { Seen } from './repositoryReader';
import type { Shown } from './seenAreas';
import { noSuchArea, nothingSince } from './unanswered';

/** Somebody who never wrote in an area begins with this many days. */
const LAST_DAYS = 90;
const DAY = 86_400_000;

/** What others did in an area since the person last wrote there, with the diff's files. */
export async function catchUpOf(
  { reader, seen: { perspective, head }, plan }: Shown,
  id: string,
): Promise<CatchUpModel> {
  const area = areaById(perspective.view.directories, plan, id);
  if (area === null) throw noSuchArea(id);
  const found = catchUp(perspective, area);
  const { git } = reader;
  const base = found.base ?? (await firstParentBefore(git, head, LAST_DAYS));
  const after =
    found.base === null ? timeOf(perspective, head) - LAST_DAYS * DAY : timeOf(perspective, base);
  const commits = found.commits.filter(({ at }) => at > after);
  const model = catchUpModel({
    repo: reader.root,
    area,
    perspective,
    head,
    catchUp: { base: found.base, commits },
    after,
    base: {
      id: base,
      reason:
        found.base === null
          ? `These are the last ${LAST_DAYS} days: you have not worked here.`
          : 'All of it since you last wrote here.',
      lastDays: found.base === null ? LAST_DAYS : null,
    },
    diffed: await changedFiles(git, base, head),
    subjects: reader.subjects(commits.map(({ hash }) => hash)),
  });
  if (model.commits.length === 0 && (model.apart === 0 || model.files.length === 0)) {
    throw nothingSince(area.name, found.base !== null);
  }
  return model;
}

function timeOf({ view: { history } }: Seen['perspective'], hash: string): number {
  return history.times[history.hashes.findHex(hash)] ?? 0;
}
