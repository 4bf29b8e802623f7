import { CancelledError, ExpectedError } from '../../core/errors/expectedError';
import type { HandOffFacts } from '../../core/handoff/handOffFacts';
import type { HandOffGit } from '../../core/handoff/handOffGit';
import type { HandOffPort } from '../../core/ports/handOffPort';
import type { Log } from '../../core/ports/log';

/** Where the work stands or, where git does not tell, why: a note without it is better than none. */
export async function askGit(
  port: Pick<HandOffPort, 'handOff'>,
  root: string,
  since: number,
  log: Pick<Log, 'warn'>,
): Promise<Pick<HandOffFacts, 'git' | 'withoutGit'>> {
  try {
    return { git: await port.handOff(root, since), withoutGit: '' };
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    log.warn(`The hand-off note goes without git: ${String(error)}`);
    const why = error instanceof ExpectedError ? error.happened : `${messageOf(error)}.`;
    return { git: null, withoutGit: `Git does not tell where the work stands. ${why}` };
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Without the names of files that leave no trace; they still count. */
export function namedOnly(git: HandOffGit, mayName: (path: string) => boolean): HandOffGit {
  return {
    ...git,
    files: git.files.filter(
      ({ path, oldPath }) => mayName(path) && (oldPath === null || mayName(oldPath)),
    ),
    untracked: git.untracked.filter(mayName),
  };
}
