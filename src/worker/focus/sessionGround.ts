import { areaById, withinArea } from '../../core/areas/areaById';
import { byArea } from '../../core/areas/areaPlan';
import { encodeBytes } from '../../core/areas/byteText';
import { asLogin, noreplyLogin } from '../../core/areas/identity';
import { myCommits } from '../../core/areas/myCommits';
import { othersOfLate } from '../../core/areas/othersOfLate';
import type { SessionCommit } from '../../core/focus/result';
import type { SessionArea } from '../../core/focus/session';
import type { SharedGround } from '../../core/ports/focusPort';
import { activeBranches, type ActiveBranch } from '../../git/activeBranches';
import type { Repositories } from '../repositories/repositories';
import type { Shown } from '../repositories/seenAreas';

const DAY = 86_400_000;
/** Work of others is of late for so many days. */
const OF_LATE = 14;
const MOST_NAMES = 3;
/** An answer about branches holds so long, ms. */
const HOLDS = 60_000;

/** Tells the area of a file; null where its repository is not open in this window. */
export type AreaNamer = (folder: string, path: string) => string | null;

/** What repositories tell about sessions. */
export class SessionGround {
  readonly #branches = new Map<string, KeptBranches>();

  constructor(private readonly repositories: Pick<Repositories, 'shown'>) {}

  /** Areas as the map cuts them. */
  async areaNamer(): Promise<AreaNamer> {
    const namers = new Map<string, (path: string) => string | null>();
    for (const { reader, seen, plan } of await this.repositories.shown(null)) {
      const { view } = seen.perspective;
      const { groupOf } = byArea(view.directories, plan);
      namers.set(reader.root, (path) => {
        const group = groupOf[view.directories.nearest(encodeBytes(path))] ?? -1;
        return plan[group]?.id ?? null;
      });
    }
    return (folder, path) => namers.get(folder)?.(path) ?? null;
  }

  /** The person's own commits in `[from, to]`, epoch ms, oldest first. */
  async commits(from: number, to: number): Promise<SessionCommit[]> {
    const shown = await this.repositories.shown(null);
    const commits = shown.flatMap(({ reader, seen }): SessionCommit[] => {
      const mine = myCommits(seen.perspective, from, to);
      const subjects = reader.subjects(mine.map(({ hash }) => hash));
      return mine.map(({ hash, at }, i) => ({
        repo: reader.root,
        id: hash,
        at,
        subject: subjects[i] ?? '',
      }));
    });
    return commits.sort((a, b) => a.at - b.at);
  }

  /** Do others work in that area of late; null where nobody does. */
  async shared({ repo, path }: SessionArea, now: number): Promise<SharedGround | null> {
    const [shown] = await this.repositories.shown(repo);
    if (shown === undefined) return null;
    const { perspective } = shown.seen;
    const { view } = perspective;
    const area = areaById(view.directories, shown.plan, path);
    if (area === null) return null;
    const isInArea = withinArea(view.directories, area);
    const since = now - OF_LATE * DAY;
    const { commits, people } = othersOfLate(perspective, area, since);
    const branches = (await this.#othersBranches(shown, now)).flatMap(({ name, paths }) => {
      const files = paths.filter((file) => isInArea(encodeBytes(file)));
      return files.length === 0 ? [] : [{ name, files: files.length }];
    });
    if (commits === 0 && branches.length === 0) return null;
    return {
      commits,
      people: people.slice(0, MOST_NAMES),
      days: OF_LATE,
      branches: branches.slice(0, MOST_NAMES),
    };
  }

  /** Branches are compared one by one: areas that are asked about together share the answer. */
  #othersBranches({ reader, seen }: Shown, now: number): Promise<readonly ActiveBranch[]> {
    const known = this.#branches.get(reader.root);
    if (known?.head === seen.head && Math.abs(now - known.at) < HOLDS) return known.branches;
    const branches = othersBranches(reader, seen, now - OF_LATE * DAY);
    this.#branches.set(reader.root, { head: seen.head, at: now, branches });
    // A failure is not kept.
    branches.catch(() => this.#branches.delete(reader.root));
    return branches;
  }
}

interface KeptBranches {
  readonly head: string;
  readonly at: number;
  readonly branches: Promise<readonly ActiveBranch[]>;
}

async function othersBranches(
  reader: Shown['reader'],
  seen: Shown['seen'],
  since: number,
): Promise<readonly ActiveBranch[]> {
  const me = new Set(
    seen.me.flatMap((entry) => [
      entry.toLowerCase(),
      ...[asLogin(entry), noreplyLogin(entry)].filter((login) => login !== null),
    ]),
  );
  const isMine = (email: string): boolean => me.has(email) || me.has(noreplyLogin(email) ?? '');
  const branches = await activeBranches(reader.git, seen.head, since);
  return branches.filter(({ email }) => !isMine(email));
}
