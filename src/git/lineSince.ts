import type { SafeGit } from './safeGit';

/** A longer search for one line's age is not worth it, ms. */
const PATIENCE = 2_000;

/**
 * When a line (0-based) of a file at a commit was written, epoch ms: the author's time, at most the
 * committer's; null where git cannot tell, or not soon.
 */
export async function lineSince(
  git: SafeGit,
  commit: string,
  path: string,
  line: number,
): Promise<number | null> {
  const at = String(line + 1);
  const flags = ['--porcelain', '--no-textconv', '--no-ignore-revs-file', '-L', `${at},${at}`];
  const asked = git.text(['blame', ...flags, commit, '--', path], AbortSignal.timeout(PATIENCE));
  const text = await asked.catch(() => '');
  const seconds = (key: string): number =>
    Number(new RegExp(`^${key} (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
  const written = Math.min(seconds('author-time'), seconds('committer-time'));
  return Number.isFinite(written) ? written * 1000 : null;
}
