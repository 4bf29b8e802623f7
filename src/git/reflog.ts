import type { HeadMoves } from '../core/areas/commitShares';
import type { SafeGit } from './safeGit';
import { readGit } from './stream';

/** One movement of HEAD. */
export interface ReflogEntry {
  /** Full id that HEAD moved to. */
  readonly hash: string;
  /** Epoch ms; 0 when git does not tell. */
  readonly at: number;
  /** What git did: `commit`, `commit (amend)`, `rebase (pick)`, `pull`, `checkout`, ... */
  readonly action: string;
  /** The rest of the entry. */
  readonly text: string;
}

const ENTRIES = 50;

/** The last movements of HEAD, newest first; none where no reflog is kept (bare repositories). */
export async function readReflog(
  git: SafeGit,
  most = ENTRIES,
  signal?: AbortSignal,
): Promise<ReflogEntry[]> {
  const call = git.call([
    'log',
    '-g',
    '-z',
    '--no-color',
    '--no-show-signature',
    '--no-notes',
    '--no-mailmap',
    '--no-decorate',
    '--no-follow',
    '--no-patch',
    '--no-abbrev-commit',
    '-O/dev/null',
    '--encoding=UTF-8',
    '--date=unix',
    '--format=tformat:%H%x00%gD%x00%gs%x00',
    '-n',
    String(most),
    '--end-of-options',
    'HEAD',
    '--',
  ]);
  return parseReflog((await readGit(call, { signal })).toString('utf8'));
}

/** Parses the output: three fields and the end of the entry, each closed by NUL. */
export function parseReflog(output: string): ReflogEntry[] {
  const fields = output.split('\0');
  const entries: ReflogEntry[] = [];
  for (let at = 0; at + 3 < fields.length; at += 4) {
    const [hash = '', selector = '', subject = ''] = fields.slice(at, at + 3);
    const seconds = /@\{(\d+)/.exec(selector)?.[1];
    const [action = '', ...text] = subject.split(': ');
    entries.push({ hash, at: Number(seconds ?? 0) * 1000, action, text: text.join(': ') });
  }
  return entries;
}

/** Actions by which the person itself made a commit; the rest moves HEAD to commits that exist. */
const MADE =
  /^(?:commit|cherry-pick|revert|am|merge)\b|^rebase (?:-i )?\((?:pick|reword|edit|squash|fixup|continue)\)/;

/** When HEAD moved by something else than a commit: what was reloaded then is git's. */
export function headMoves(entries: readonly ReflogEntry[]): HeadMoves {
  const moved = entries.filter(({ action }) => !/^commit\b/.test(action));
  return { since: entries.at(-1)?.at ?? Infinity, times: moved.map(({ at }) => at) };
}

function madeCommit({ action, text }: ReflogEntry): boolean {
  return MADE.test(action) && !text.startsWith('Fast-forward');
}

/** What happened since the last look. */
export interface HeadNews {
  /** Entries that are new, oldest first. */
  readonly entries: readonly ReflogEntry[];
  /** Those of them that made a commit here, amended ones replaced by their successor. */
  readonly made: readonly ReflogEntry[];
}

/**
 * What is new in a reflog.
 * @param entries newest first
 * @param last the newest entry of the last look; null: nothing was known, so that nothing is new
 */
export function newsOf(entries: readonly ReflogEntry[], last: ReflogEntry | null): HeadNews {
  if (last === null) return { entries: [], made: [] };
  const known = entries.findIndex(
    (entry) => entry.hash === last.hash && entry.at === last.at && entry.action === last.action,
  );
  // Where the last one is gone (expired, or more entries than were read), everything later is new.
  const fresh =
    known >= 0 ? entries.slice(0, known) : entries.filter((entry) => entry.at > last.at);
  const made: ReflogEntry[] = [];
  let before = last.hash;
  for (const entry of fresh.toReversed()) {
    if (madeCommit(entry)) {
      if (entry.action === 'commit (amend)' && made.at(-1)?.hash === before) made.pop();
      made.push(entry);
    }
    before = entry.hash;
  }
  return { entries: fresh.toReversed(), made };
}
