import { ExpectedError } from '../../core/errors/expectedError';
import { GitFailure } from '../../git/gitFailure';
import { OLDEST_GIT } from '../../git/gitVersion';

/** Why nothing can be said about a repository, each in three sentences. */
const TIME = 'Your time is still measured.';

export function noGit(): ExpectedError {
  return new ExpectedError(
    'Git was not found outside the open folders.',
    TIME,
    'Install git, or set its path in git.path; then look again.',
  );
}

export function oldGit(version: readonly [number, number]): ExpectedError {
  return new ExpectedError(
    `The git found here is too old: ${version.join('.')}.`,
    TIME,
    `Install git ${OLDEST_GIT.join('.')} or newer, or set its path in git.path; then look again.`,
  );
}

export function notOpen(): ExpectedError {
  return new ExpectedError(
    'This repository is no longer open in this window.',
    'Everything else is still shown.',
    'Look at the map again.',
  );
}

export function unborn(name: string): ExpectedError {
  return new ExpectedError(
    `There is no commit on this branch of ${name} yet.`,
    TIME,
    'After the first commit there is something to say.',
  );
}

export function noIdentity(name: string): ExpectedError {
  return new ExpectedError(
    `Git does not know who you are in ${name}: there is no user.email.`,
    'The map of all areas is still there.',
    'Name your addresses in the setting handsOn.identities, or run git config user.email.',
  );
}

export function notReadYet(): ExpectedError {
  return new ExpectedError(
    'The history of this repository is not read yet.',
    TIME,
    'Try again when the progress in the status bar is gone.',
  );
}

export function stopped(commits: number): ExpectedError {
  const kept = commits > 0 ? `What was read is kept. ${TIME}` : TIME;
  return new ExpectedError(
    'You stopped the reading.',
    kept,
    'Run Look for New Commits to continue reading.',
  );
}

export function noSuchArea(id: string): ExpectedError {
  return new ExpectedError(
    `There is no ${id} in this repository any more.`,
    'The map shows what is there now.',
    'Refresh the map and choose again.',
  );
}

export function nothingSince(name: string, written: boolean): ExpectedError {
  return new ExpectedError(
    written
      ? `Nobody else has changed ${name} since you wrote there.`
      : `Nobody else has changed ${name} in the last 90 days.`,
    'There is nothing to catch up on, and the map shows all other areas.',
    'Choose an area with changes.',
  );
}

export function unwritable(): ExpectedError {
  return new ExpectedError(
    'The ledger cannot be written now, so the change of your areas was not kept.',
    'The areas are shown as they were.',
    'The status bar says what is wrong with the ledger; try again once it is fixed.',
  );
}

/** Git's own words, with what they mean for the person; every other error as it is. */
export function inWords(error: unknown): unknown {
  if (!(error instanceof GitFailure)) return error;
  if (error.isMissingObject) {
    return new ExpectedError(
      'The requested revision is no longer in this repository.',
      'The map shows what is there now.',
      'Look for new commits and try again.',
      { cause: error },
    );
  }
  return new ExpectedError(
    `Git refused: ${error.message.replace(/^git: /, '').replace(/\.?$/, '.')}`,
    TIME,
    'Its full answer is in the log.',
    { cause: error },
  );
}
