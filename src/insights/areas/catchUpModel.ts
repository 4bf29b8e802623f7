import { withinArea } from '../../core/areas/areaById';
import type { ByteText } from '../../core/areas/byteText';
import { decodeBytes } from '../../core/areas/byteText';
import type { CatchUp } from '../../core/areas/catchUp';
import { CLASS } from '../../core/areas/commitClass';
import { fileChanges } from '../../core/areas/fileChanges';
import { byArea, type PlannedArea } from '../../core/areas/areaPlan';
import { startOf } from '../../core/areas/graph';
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
  /** Only what was done after it counts, epoch ms. */
  readonly after: number;
  readonly base: Pick<CatchUpModel, 'lastDays'> & {
    readonly id: string | null;
    readonly reason: string;
  };
  /** Everything that differs between base and head. */
  readonly diffed: readonly DiffedFile[];
  /** First lines of the messages of `catchUp.commits`. */
  readonly subjects: readonly string[];
}

/** Files that are made by programs, or come from elsewhere: last in the list. */
const MINOR =
  /(?:^|\/)(?:node_modules|vendor|third_party|dist|build|generated|__generated__|__snapshots__)\/|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|go\.sum|poetry\.lock|uv\.lock|Gemfile\.lock|composer\.lock|flake\.lock)$|\.(?:min\.(?:js|css)|snap|map|pb\.go|g\.dart|lock)$|\.generated\.|_pb2?\.(?:py|js|ts)$/;

/** Set apart, and yet something that was done; a boundary is where a shallow clone is cut. */
const APART: ReadonlySet<number> = new Set([CLASS.ignored, CLASS.mass, CLASS.bots]);

/** What there is to catch up on in an area: others' commits, and the files they left different. */
export function catchUpModel(facts: CatchUpFacts): CatchUpModel {
  const { perspective, area, catchUp, after, diffed, subjects } = facts;
  const isInArea = withinArea(perspective.view.directories, area);
  const changes = fileChanges(
    perspective,
    catchUp.commits.map(({ hash }) => hash),
  );
  const files = diffed
    .filter(({ path, oldPath }) => isInArea(path) || (oldPath !== null && isInArea(oldPath)))
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
    lastDays: facts.base.lastDays,
    commits: catchUp.commits.map(({ hash, at, name }, i) => ({
      id: hash,
      time: at,
      author: name,
      subject: subjects[i] ?? '',
      approved: approved(perspective, hash),
    })),
    people: peopleIn(
      perspective,
      catchUp.commits.map(({ hash }) => hash),
    ),
    apart: apartAfter(perspective, area, after),
    files,
  };
}

/** Counted as everywhere: co-authors are people, bots and agents are not. */
function peopleIn({ view, byPerson }: Perspective, hashes: readonly string[]): number {
  const wanted = new Set(hashes.map((hash) => view.history.hashes.findHex(hash)));
  return byPerson.filter((commits) => commits.some((n) => wanted.has(n))).length;
}

function approved({ view, merged }: Perspective, hash: string): boolean {
  const n = view.history.hashes.findHex(hash);
  return n >= 0 && merged[n] === 1;
}

/** Commits in the area that are set apart: mass changes, ignored ones, bots. A merge touches nothing. */
function apartAfter({ view, classes }: Perspective, area: PlannedArea, after: number): number {
  const { history, leaves } = view;
  const { groupOf } = byArea(view.directories, [area]);
  const ends = history.touchEnds.view();
  const paths = history.touchPaths.view();
  let apart = 0;
  for (let n = 0; n < classes.length; n++) {
    if (!APART.has(classes[n] ?? 0) || (history.times[n] ?? 0) <= after) continue;
    const touched = paths.subarray(startOf(ends, n), ends[n]);
    if (touched.some((path) => groupOf[leaves[path] ?? 0] === 0)) apart++;
  }
  return apart;
}
