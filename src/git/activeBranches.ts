import { changedFiles } from './changedFiles';
import { decodeBytes } from '../core/areas/byteText';
import type { SafeGit } from './safeGit';

/** Branches looked at, the latest first. */
const MOST_BRANCHES = 20;

/** Paths that branches with commits since `from` (epoch ms) change against `head`: somebody works on them. */
export async function pathsOnActiveBranches(
  git: SafeGit,
  head: string,
  from: number,
  signal?: AbortSignal,
): Promise<ReadonlySet<string>> {
  const format = '--format=%(objectname) %(committerdate:unix)';
  const refs = ['for-each-ref', '--sort=-committerdate', `--count=${MOST_BRANCHES}`, format];
  const text = await git.text([...refs, 'refs/heads', 'refs/remotes'], signal);
  const tips = text
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([tip, seconds]) => tip !== head && Number(seconds) * 1000 >= from)
    .map(([tip]) => tip ?? '');
  const paths = new Set<string>();
  for (const tip of new Set(tips)) {
    const base = await git.text(['merge-base', head, tip], signal).catch(() => '');
    if (base.trim() === '' || base.trim() === tip) continue;
    for (const { path } of await changedFiles(git, base.trim(), tip, signal)) {
      paths.add(decodeBytes(path));
    }
  }
  return paths;
}
