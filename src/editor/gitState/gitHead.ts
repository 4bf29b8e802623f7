import type { FileAccess } from '../fileAccess';
import { joinUri } from '../uriText';
import type { GitFolder } from './gitFolder';

export interface GitHead {
  /** Name of the branch; empty when none is checked out. */
  readonly head: string;
  /** Full id, or null where only git itself could tell (other ref stores, no commit yet). */
  readonly commit: string | null;
}

const COMMIT = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;

/** What is checked out, read from git's files; null where `HEAD` cannot be understood. */
export async function readGitHead(
  { own, common }: GitFolder,
  files: FileAccess,
): Promise<GitHead | null> {
  const text = (await files.read(joinUri(own, 'HEAD')))?.trim();
  if (text === undefined) return null;
  if (COMMIT.test(text)) return { head: '', commit: text };
  const ref = /^ref: (.+)$/.exec(text)?.[1];
  // A repository with a ref table keeps a HEAD that points nowhere.
  if (ref === undefined || ref === 'refs/heads/.invalid') return null;
  const loose = (await files.read(joinUri(common, ref)))?.trim();
  const commit =
    loose !== undefined && COMMIT.test(loose) ? loose : await packed(common, ref, files);
  return { head: ref.replace(/^refs\/heads\//, ''), commit };
}

async function packed(common: string, ref: string, files: FileAccess): Promise<string | null> {
  const text = (await files.read(joinUri(common, 'packed-refs'))) ?? '';
  // Searched, not split: a repository can have a hundred thousand of them.
  const end = `\n${text}`.indexOf(` ${ref}\n`);
  if (end === -1) return null;
  const line = text.slice(text.lastIndexOf('\n', end - 2) + 1, end - 1);
  return COMMIT.test(line) ? line : null;
}
