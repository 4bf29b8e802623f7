import { markdownCode, markdownText } from '../format/markdown';
import { countText } from '../format/numbers';
import type { HandOffFacts } from './handOffFacts';
import type { HandOffGit, WorkFile } from './handOffGit';

const SHORT_ID = 10;
/** More names are none to read. */
const MOST_NAMES = 40;

const UNFINISHED: Readonly<Record<NonNullable<HandOffGit['operation']>, string>> = {
  merge: 'A merge',
  rebase: 'A rebase',
  'cherry-pick': 'A cherry-pick',
  revert: 'A revert',
  bisect: 'A bisect',
};

/** Branch and upstream, what git is in the middle of, what was put aside. */
export function standLines({ git, withoutGit }: HandOffFacts): string[] {
  if (git === null) return [`- ${markdownText(withoutGit)}`];
  const { branch, head, operation, leftBranch, stashes } = git;
  const at = head === null ? '' : ` at ${markdownCode(head.slice(0, SHORT_ID))}`;
  return [
    branch === null
      ? leftBranch === null
        ? `- Detached HEAD${at}: commits made here belong to no branch.`
        : `- Branch ${markdownCode(leftBranch)}, with HEAD detached${at} until the ${operation ?? 'work'} is finished.`
      : `- Branch ${markdownCode(branch)}${at}${head === null ? ', without a commit yet' : ''}${upstreamText(git)}.`,
    ...(operation === null ? [] : [`- **${UNFINISHED[operation]} is not finished.**`]),
    ...(stashes === 0 ? [] : [`- ${countText(stashes, 'stash', 'stashes')}.`]),
  ];
}

function upstreamText({ upstream, ahead, behind }: HandOffGit): string {
  if (upstream === null) return '; **not pushed:** it has no upstream';
  const name = markdownCode(upstream);
  if (ahead === null || behind === null) return `; its upstream ${name} is gone`;
  if (ahead === 0 && behind === 0) return `, the same as ${name}`;
  const parts = [
    ...(ahead === 0 ? [] : [`${countText(ahead, 'commit')} ahead of`]),
    ...(behind === 0 ? [] : [`${countText(behind, 'commit')} behind`]),
  ];
  const words = parts.join(' and ');
  return `, ${words} ${name}${ahead > 0 ? ' (**not pushed**)' : ''}`;
}

/** What is not committed, as one section each. */
export function workLines(git: HandOffGit | null): string[][] {
  if (git === null) return [];
  const { withoutFiles, files, fileCount, untracked, untrackedCount } = git;
  if (withoutFiles !== '') {
    const why = markdownText(withoutFiles);
    return [
      [
        '## Not committed',
        '',
        `- **Not listed here** (${why}): see ${markdownCode('git status')}.`,
      ],
    ];
  }
  return [
    listed('Not committed', fileCount, files.map(fileLine)),
    listed(
      'Untracked',
      untrackedCount,
      untracked.map((path) => `- ${markdownCode(path)}`),
    ),
  ].filter((lines) => lines.length > 0);
}

function listed(title: string, count: number, lines: readonly string[]): string[] {
  if (count === 0) return [];
  const shown = lines.slice(0, MOST_NAMES);
  const more = count - shown.length;
  return [`## ${title} (${count})`, '', ...shown, ...(more === 0 ? [] : [`- and ${more} more`])];
}

function fileLine({ path, oldPath, state, staged, unstaged }: WorkFile): string {
  const from = oldPath === null ? '' : ` (was ${markdownCode(oldPath)})`;
  const index = !staged || state === 'conflict' ? '' : unstaged ? ', partly staged' : ', staged';
  const what = state === 'conflict' ? '**conflict**' : state;
  return `- ${what}${index}: ${markdownCode(path)}${from}`;
}

/** @param since when the list begins, in words */
export function commitLines({ git }: HandOffFacts, since: string): string[] {
  if (git === null) return [];
  // Before the first commit there is none to list.
  if (git.head === null) return [];
  const { commits, othersSince, branch, leftBranch } = git;
  const lines = commits.map((commit) => {
    const other =
      commit.branch === (branch ?? leftBranch) ? '' : ` (on ${markdownCode(commit.branch)})`;
    return `- ${markdownCode(commit.id.slice(0, SHORT_ID))} ${markdownText(commit.subject)}${other}`;
  });
  const others =
    othersSince === 0 ? [] : [`- and ${countText(othersSince, 'commit')} by others came in`];
  const all = [...lines, ...others];
  return [`## Commits since ${since}`, '', ...(all.length === 0 ? ['None.'] : all)];
}
