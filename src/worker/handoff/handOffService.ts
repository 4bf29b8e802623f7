import { ExpectedError } from '../../core/errors/expectedError';
import type { HandOffGit } from '../../core/handoff/handOffGit';
import type { HandOffPort } from '../../core/ports/handOffPort';
import { handOffState } from '../../git/handoffState';
import type { SafeGit } from '../../git/safeGit';
import { settled } from '../settled';

/** What is needed of the window's repositories. */
export interface HandOffRepositories {
  /** Roots that git may be run in. */
  roots(): readonly string[];
  /** Git for one of them. */
  gitOf(root: string): SafeGit | undefined;
  /** Further e-mail addresses and `@logins` of the person. */
  identities(): readonly string[];
}

/** Tells where the work stands, for somebody else to go on with. */
export class HandOffService implements HandOffPort {
  constructor(private readonly repositories: HandOffRepositories) {}

  handOffRoots(): Promise<readonly string[]> {
    return settled(() => this.repositories.roots());
  }

  async handOff(root: string, since: number): Promise<HandOffGit> {
    const git = this.repositories.gitOf(root);
    const state =
      git === undefined ? null : await handOffState(git, since, this.repositories.identities());
    if (state !== null) return state;
    throw new ExpectedError(
      'This is not a repository in which git may be run.',
      'A note without git can be written all the same.',
      'Trust the workspace, or open the folder of the repository.',
    );
  }
}
