import type { SafeGit } from './safeGit';

/** What every flag that is used needs: `rev-parse --end-of-options` came last, with this version. */
export const OLDEST_GIT = [2, 30] as const;

/** Version of git as its first two numbers, or null where it does not tell. */
export async function gitVersion(
  git: SafeGit,
  signal?: AbortSignal,
): Promise<readonly [number, number] | null> {
  const found = /(\d+)\.(\d+)/.exec(await git.text(['version'], signal));
  return found === null ? null : [Number(found[1]), Number(found[2])];
}

export function isTooOld([major, minor]: readonly [number, number]): boolean {
  const [oldest, least] = OLDEST_GIT;
  return major < oldest || (major === oldest && minor < least);
}
