import { trimAscii } from './identity';

/**
 * Ids of an ignore list as `.git-blame-ignore-revs` holds them: one full id (40 or 64 hex digits) a line, what
 * follows `#` is a comment. In lower case.
 */
export function parseIgnoreRevs(text: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const line of text.split('\n')) {
    const id = trimAscii(line.split('#', 1)[0] ?? '').toLowerCase();
    if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) ids.add(id);
  }
  return ids;
}
