import { isInArea } from '../../core/areas/areaById';
import type { ByteText } from '../../core/areas/byteText';
import { decodeBytes } from '../../core/areas/byteText';
import type { CatchUp } from '../../core/areas/catchUp';
import { CLASS } from '../../core/areas/commitClass';
import { fileChanges } from '../../core/areas/fileChanges';
import { byArea, type PlannedArea } from '../../core/areas/areaPlan';
import { GroupWalk } from '../../core/areas/historyView';
import type { Perspective } from '../../core/areas/perspective';
import type { CatchUpFile, CatchUpModel } from '../../core/ledger/areas';

/** A file that differs between base and head, as git told. */
export interface DiffedFile {
  readonly status: CatchUpFile['status'];
  readonly path: ByteText;
  readonly oldPath: ByteText | null;
}

export interface CatchUpFacts {
  readonly repo: string;
  readonly area: PlannedArea;
  readonly perspective: Perspective;
  readonly head: string;
  readonly catchUp: CatchUp;
  readonly base: { readonly id: string | null; readonly reason: string };
  /** Everything that differs between base and head. */
  readonly diffed: readonly DiffedFile[];
  /** First lines of the messages of `catchUp.commits`. */
  readonly subjects: readonly string[];
}

/** Files that are made by programs, or come from elsewhere: last in the list. */
const MINOR =
  /(?:^|\/)(?:node_modules|vendor|third_party|dist|build|generated|__generated__|__snapshots__)\/|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|go\.sum|poetry\.lock|uv\.lock|Gemfile\.lock|composer\.lock|flake\.lock)$|\.(?:min\.(?:js|css)|snap|map|pb\.go|g\.dart|lock)$|\.generated\.|_pb2?\.(?:py|js|ts)$/;

/** What there is to catch up on in an area: others' commits, and the files they left different. */
export function catchUpModel(facts: CatchUpFacts): CatchUpModel {
  const { perspective, area, catchUp, diffed, subjects } = facts;
  const { directories } = perspective.view;
  const changes = fileChanges(
    perspective,
    catchUp.commits.map(({ hash }) => hash),
  );
  const files = diffed
    .filter(
      ({ path, oldPath }) =>
        isInArea(directories, area, path) ||
        (oldPath !== null && isInArea(directories, area, oldPath)),
    )
    .map(({ status, path, oldPath }): CatchUpFile => {
      const { commits, authors } = changes.get(path) ?? { commits: 0, authors: [] };
      const name = decodeBytes(path);
      const before = oldPath === null ? null : decodeBytes(oldPath);
      return { path: name, oldPath: before, status, commits, minor: MINOR.test(name), authors };
    })
    .sort(
      (a, b) =>
        Number(a.minor) - Number(b.minor) ||
        Number(a.commits === 0) - Number(b.commits === 0) ||
        b.commits - a.commits ||
        (a.path < b.path ? -1 : 1),
    );
  return {
    repo: facts.repo,
    path: area.id,
    base: facts.base.id,
    head: facts.head,
    baseReason: facts.base.reason,
    commits: catchUp.commits.map(({ hash, at, name }, i) => ({
      id: hash,
      time: at,
      author: name,
      subject: subjects[i] ?? '',
      approved: approved(perspective, hash),
    })),
    apart: apartSince(perspective, area, catchUp),
    files,
  };
}

function approved({ view, merged }: Perspective, hash: string): boolean {
  const n = view.history.hashes.findHex(hash);
  return n >= 0 && merged[n] === 1;
}

/** Commits in the area since the base that are set apart: merges, mass changes, ignored ones, bots. */
function apartSince({ view, classes }: Perspective, area: PlannedArea, { base }: CatchUp): number {
  const { history } = view;
  const from = base === null ? -Infinity : (history.times[history.hashes.findHex(base)] ?? 0);
  const walk = new GroupWalk(view, byArea(view.directories, [area]));
  let apart = 0;
  for (let n = 0; n < classes.length; n++) {
    const kept = classes[n] === CLASS.mine || classes[n] === CLASS.others;
    if (kept || view.reach[n] !== 1 || (history.times[n] ?? 0) <= from) continue;
    let groups = 0;
    walk.each(n, () => groups++);
    if (groups > 0) apart++;
  }
  return apart;
}
