import type { FileAccess } from '../fileAccess';
import { joinUri, resolveGitPath } from '../uriText';

/** Where a working tree's git files are. */
export interface GitFolder {
  /** The folder with this tree's `HEAD`, `index` and `logs/HEAD`; of a linked worktree its own. */
  readonly own: string;
  /** The folder with the branches, shared by all worktrees. */
  readonly common: string;
}

/**
 * Found by following `.git`, without running git: a folder, or a file that names one (worktrees and
 * submodules). Null where there is none.
 * @param root the working tree's root, a decoded URI
 */
export async function findGitFolder(root: string, files: FileAccess): Promise<GitFolder | null> {
  const entry = joinUri(root, '.git');
  const kind = await files.kind(entry);
  if (kind === null) return null;
  let own = entry;
  if (kind === 'file') {
    const written = /^gitdir: (.+)$/m.exec((await files.read(entry)) ?? '')?.[1]?.trim();
    if (written === undefined) return null;
    own = resolveGitPath(root, written);
  }
  const common = (await files.read(joinUri(own, 'commondir')))?.trim() ?? '';
  return { own, common: common === '' ? own : resolveGitPath(own, common) };
}
