import type { HandOffGit } from '../core/handoff/handOffGit';
import { resolveCommit } from './discover';
import { GitFailure } from './gitFailure';
import type { SafeGit } from './safeGit';

export type BranchStatus = Pick<HandOffGit, 'branch' | 'head' | 'upstream' | 'ahead' | 'behind'>;

const HEADS = 'refs/heads/';

/** Branch and upstream as `git status` tells them, without a look at any file. */
export async function branchStatus(git: SafeGit, signal?: AbortSignal): Promise<BranchStatus> {
  const ref = await headRef(git, signal);
  const head = await resolveCommit(git, 'HEAD', signal);
  const branch = ref?.startsWith(HEADS) === true ? ref.slice(HEADS.length) : ref;
  const none = { branch, head, upstream: null, ahead: null, behind: null };
  if (ref === null) return none;
  const format = '--format=%(upstream:short)%09%(upstream:track,nobracket)';
  const line = (await git.text(['for-each-ref', '--count=1', format, ref], signal)).trimEnd();
  const [upstream = '', apart = ''] = line.split('\t');
  if (upstream === '') return none;
  if (apart === 'gone') return { ...none, upstream };
  const of = (side: string): number => Number(new RegExp(`${side} (\\d+)`).exec(apart)?.[1] ?? 0);
  return { ...none, upstream, ahead: of('ahead'), behind: of('behind') };
}

/** What HEAD stands for; null where it is detached. */
async function headRef(git: SafeGit, signal: AbortSignal | undefined): Promise<string | null> {
  try {
    return (await git.text(['symbolic-ref', '--quiet', 'HEAD'], signal)).trim();
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 1) return null;
    throw error;
  }
}
