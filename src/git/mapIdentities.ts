import type { RawIdentity } from '../core/areas/identity';
import { parseIdentity } from '../core/areas/people';
import type { Discovered } from './discover';
import type { SafeGit } from './safeGit';
import { readGit } from './stream';

/**
 * Maps identities through the `.mailmap` of a commit, as git itself does it; answers are in the same order.
 * Neither the working tree's file nor `mailmap.file` is read: the first because the repository is said to be
 * bare for this one call, which needs GIT_DIR, and that skips git's ownership check: only after discovery.
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
    config: ['core.bare=true', 'mailmap.file=', `mailmap.blob=${commit}:.mailmap`],
  });
  const output = await readGit(call, { input: Buffer.from(input, 'latin1'), signal });
  const lines = output.toString('latin1').split('\n');
  return identities.map((_, at) => parseIdentity(lines[at] ?? ''));
}
