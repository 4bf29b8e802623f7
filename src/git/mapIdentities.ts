import type { RawIdentity } from '../core/areas/identity';
import { parseIdentity } from '../core/areas/people';
import type { Discovered } from './discover';
import type { SafeGit } from './safeGit';
import { readGit } from './stream';

/**
 * Maps identities through the `.mailmap` of a commit, as git itself does it; answers are in the same order.
 * Neither `mailmap.file` is read nor the working tree's file. git reads the second wherever the repository itself says
 * that it is not bare, whatever `-c core.bare` says, and lets its lines hold beside those of the commit; so it is told
 * that the working tree is the git directory. GIT_DIR skips git's ownership check: only after discovery.
 */
export async function mapIdentities(
  git: SafeGit,
  repository: Discovered,
  commit: string,
  identities: readonly RawIdentity[],
  signal?: AbortSignal,
): Promise<RawIdentity[]> {
  if (identities.length === 0) return [];
  const input = identities.map(({ name, email }) => `${name} <${email}>\n`).join('');
  const call = git.call(['check-mailmap', '--stdin'], {
    path: repository.gitDir,
    config: [`mailmap.blob=${commit}:.mailmap`],
  });
  const output = await readGit(call, { input: Buffer.from(input, 'latin1'), signal });
  const lines = output.toString('latin1').split('\n');
  return identities.map((_, at) => parseIdentity(lines[at] ?? ''));
}
