import { decodeBytes } from '../core/areas/byteText';
import { changedFiles } from './changedFiles';
import type { SafeGit } from './safeGit';

/** Branches looked at, the latest first. */
const MOST_BRANCHES = 20;

/** A branch with work that is not in head. */
export interface ActiveBranch {
  /** `feature/x`, `origin/feature/x`; of several with the same tip the first. */
  readonly name: string;
  /** E-mail of the author of its last commit, in lower case. */
  readonly email: string;
  /** What it changes against where it left head's history. */
  readonly paths: readonly string[];
}

/** Branches with commits since `from` (epoch ms) that head does not have, the latest first. */
export async function activeBranches(
  git: SafeGit,
  head: string,
  from: number,
  signal?: AbortSignal,
): Promise<ActiveBranch[]> {
  const format = '--format=%(objectname)%00%(committerdate:unix)%00%(authoremail)%00%(refname)';
  const refs = ['for-each-ref', '--sort=-committerdate', `--count=${MOST_BRANCHES}`, format];
  const text = await git.text([...refs, 'refs/heads', 'refs/remotes'], signal);
  const branches: ActiveBranch[] = [];
  const tips = new Set<string>();
  for (const line of text.split('\n')) {
    const [tip = '', seconds, address = '', ref = ''] = line.split('\0');
    if (tip === '' || tip === head || tips.has(tip) || Number(seconds) * 1000 < from) continue;
    tips.add(tip);
    const base = await git.text(['merge-base', head, tip], signal).catch(() => '');
    if (base.trim() === '' || base.trim() === tip) continue;
    const changed = await changedFiles(git, base.trim(), tip, signal);
    branches.push({
      name: ref.replace(/^refs\/(?:heads|remotes)\//, ''),
      email: address.replaceAll(/^<|>$/g, '').toLowerCase(),
      paths: changed.map(({ path }) => decodeBytes(path)),
    });
  }
  return branches;
}

/** Paths that branches with commits since `from` (epoch ms) change against `head`: somebody works on them. */
export async function pathsOnActiveBranches(
  git: SafeGit,
  head: string,
  from: number,
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const branches = await activeBranches(git, head, from, signal);
  return new Set(branches.flatMap(({ paths }) => paths));
}
