import type { SafeGit } from './safeGit';

const DAY = 86_400;

/**
 * The state of the main line some days before `head`: where somebody who never worked there begins.
 * @returns the root commit where the history is younger.
 */
export async function firstParentBefore(git: SafeGit, head: string, days: number): Promise<string> {
  const options = ['--no-patch', '--no-show-signature', '--no-mailmap', '--format=%ct'];
  const text = await git.text(['log', '-1', ...options, '--end-of-options', head, '--']);
  const before = Number(text.trim()) - days * DAY;
  const first = ['rev-list', '--first-parent'];
  const at = (
    await git.text([...first, '-1', `--before=${before}`, '--end-of-options', head, '--'])
  ).trim();
  if (at !== '') return at;
  const all = await git.text([...first, '--max-parents=0', '--end-of-options', head, '--']);
  return all.trim().split('\n').at(-1) ?? head;
}
