import { dayAt } from '../../../core/calendar/zone';
import { countText } from '../../../core/format/numbers';
import type { CatchUpCommit, CatchUpModel } from '../../../core/ledger/areas';

const SHORT_ID = 10;

/**
 * Others' commits in an area since the person last wrote there, as a Markdown document: grouped by author,
 * who did most first, each newest first. What commits say is text there, never markup.
 * @param zone IANA name of the zone whose days are written
 */
export function commitList(model: CatchUpModel, name: string, zone: string): string {
  const { commits, people, apart, baseReason } = model;
  const groups = [...byAuthor(commits)].sort(
    ([a, mine], [b, yours]) => yours.length - mine.length || (a < b ? -1 : 1),
  );
  const approved = commits.filter((commit) => commit.approved).length;
  const lines = [
    `# ${plain(name)}`,
    '',
    `${countText(commits.length, 'commit')} by ${countText(people, 'person', 'people')}${approved > 0 ? `; ${String(approved)} merged or reviewed by you (✓)` : ''}. ${plain(baseReason)}`,
  ];
  for (const [author, theirs] of groups) {
    lines.push('', `## ${plain(author)} (${String(theirs.length)})`, '');
    for (const { id, time, subject, approved: mine } of theirs) {
      const mark = mine ? ' ✓' : '';
      lines.push(`- ${dayAt(zone, time)} \`${id.slice(0, SHORT_ID)}\` ${plain(subject)}${mark}`);
    }
  }
  if (apart > 0) {
    lines.push(
      '',
      `_${countText(apart, 'commit')} set apart: mass changes, ignored commits, bots._`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function byAuthor(commits: readonly CatchUpCommit[]): Map<string, CatchUpCommit[]> {
  const groups = new Map<string, CatchUpCommit[]>();
  for (const commit of [...commits].sort((a, b) => b.time - a.time)) {
    groups.set(commit.author, [...(groups.get(commit.author) ?? []), commit]);
  }
  return groups;
}

/** Any text as one line of Markdown that shows it as it is. */
function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|<>~&:@]/g, String.raw`\$&`);
}
