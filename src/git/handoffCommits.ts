import { noreplyLogin } from '../core/areas/identity';
import { decodeBytes } from '../core/areas/byteText';
import type { WorkCommit } from '../core/handoff/handOffGit';
import type { SafeGit } from './safeGit';
import { readGit } from './stream';

/** More is a history, and no hand-off. */
const MOST = 100;
/** So many commits are looked at, whoever made them. */
const MOST_READ = 2_000;

export interface CommitsSince {
  readonly commits: readonly WorkCommit[];
  readonly othersSince: number;
}

/**
 * Commits of HEAD and the local branches since an instant: the person's own, oldest first, and how many of
 * others came in.
 *
 * @param head the last commit; null before the first
 * @param since epoch ms, against the commit's own date
 * @param me e-mail addresses and `@logins` of the person, in lower case
 */
export async function commitsSince(
  git: SafeGit,
  head: string | null,
  since: number,
  me: ReadonlySet<string>,
  signal?: AbortSignal,
): Promise<CommitsSince> {
  if (head === null) return { commits: [], othersSince: 0 };
  const args = [
    'log',
    '-z',
    '--no-color',
    '--no-show-signature',
    '--no-notes',
    '--no-decorate',
    '--encoding=UTF-8',
    '--source',
    `--max-count=${MOST_READ}`,
    `--since=${Math.floor(since / 1000)}`,
    '--format=tformat:%H%x00%ct%x00%ae%x00%aE%x00%S%x00%s%x00',
    'HEAD',
    '--branches',
    '--',
  ];
  const fields = (await readGit(git.call(args), { signal })).toString('latin1').split('\0');
  const own: WorkCommit[] = [];
  let othersSince = 0;
  // A record is its six fields, an empty one after the last, and the next begins at once.
  for (let at = 0; at + 5 < fields.length; at += 7) {
    const [id = '', seconds = '', raw = '', mapped = '', source = '', subject = ''] = fields
      .slice(at, at + 6)
      .map(decodeBytes);
    const when = Number(seconds) * 1000;
    if (when < since) continue;
    if (![raw, mapped].some((email) => isMine(email, me))) othersSince += 1;
    else own.push({ id, at: when, subject, branch: source.replace(/^refs\/heads\//, '') });
  }
  return { commits: own.sort((a, b) => a.at - b.at).slice(-MOST), othersSince };
}

function isMine(email: string, me: ReadonlySet<string>): boolean {
  return me.has(email.toLowerCase()) || me.has(`@${noreplyLogin(email) ?? ''}`);
}
