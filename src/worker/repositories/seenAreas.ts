import { noreplyLogin } from '../../core/areas/identity';
import type { PlannedArea } from '../../core/areas/areaPlan';
import type { AreaModel, AreasQuery } from '../../core/ledger/areas';
import type { RepositoriesSetup } from '../../core/ports/ledgerPort';
import { areaModel } from '../../insights/areas/areaModel';
import {
  areaAt,
  areaParts,
  areasModel,
  type AreasQuery as ViewQuery,
  type AreaView,
} from '../../insights/areas/areasModel';
import type { RepositoryReader, Seen } from './repositoryReader';

/** Beyond so many areas nobody reads what the last commit was about. */
const SUBJECTS = 200;

/** A repository that can be shown: its head is indexed. */
export interface Shown {
  readonly reader: RepositoryReader;
  readonly seen: Seen;
  /** Its areas, as the lead wants them. */
  readonly plan: readonly PlannedArea[];
}

/** Who looks, and when. */
export interface Look extends Pick<RepositoriesSetup, 'identities' | 'teams'> {
  /** Epoch ms. */
  readonly now: number;
  /** IANA name. */
  readonly zone: string;
}

/** The areas of one repository, or the parts of one of them. */
export function areasOf(shown: Shown, path: AreasQuery['path'], look: Look): AreaModel[] {
  const { seen, plan } = shown;
  const query = viewQuery(seen, look);
  const views =
    path === null
      ? areasModel(seen.perspective, query, plan).areas
      : areaParts(seen.perspective, path, query, plan);
  return modelsOf(shown, views);
}

/** One area, or any directory; null where there is none any more. */
export function areaOf(shown: Shown, path: string, look: Look): AreaModel | null {
  const { seen, plan } = shown;
  const view = areaAt(seen.perspective, path, viewQuery(seen, look), plan);
  return view === null ? null : (modelsOf(shown, [view])[0] ?? null);
}

function modelsOf({ reader, seen }: Shown, views: readonly AreaView[]): AreaModel[] {
  const wanted = new Set(views.slice(0, SUBJECTS).flatMap(({ writtenIn }) => writtenIn ?? []));
  const commits = [...wanted];
  const subjects = reader.subjects(commits);
  const byCommit = new Map(commits.map((commit, n) => [commit, subjects[n] ?? '']));
  return views.map((view) => {
    const subject = view.writtenIn === null ? '' : (byCommit.get(view.writtenIn) ?? '');
    const { mergesVisible } = seen.perspective;
    const facts = { mergesVisible, sized: seen.sized };
    return areaModel(reader.root, view, facts, subject === '' ? null : subject);
  });
}

function viewQuery(seen: Seen, { identities, teams, now, zone }: Look): ViewQuery {
  const own = [...seen.me, ...identities].flatMap((entry) => {
    const login = noreplyLogin(entry);
    return login === null ? [entry] : [entry, `@${login}`];
  });
  const names = new Set([...own, ...teams].map((name) => name.toLowerCase()));
  return { ground: { rules: seen.owners, names }, now, zone };
}
