import type { HandOffGit } from '../handoff/handOffGit';

/** What git knows of work that somebody else is to go on with. */
export interface HandOffPort {
  /** Roots of this window's repositories; none while the workspace is not trusted or there is no git. */
  handOffRoots(): Promise<readonly string[]>;
  /**
   * Where the work stands, and what was committed since an instant (epoch ms). Changes nothing and starts no
   * program that the repository names.
   *
   * @throws ExpectedError for a folder that is none of {@link handOffRoots}
   */
  handOff(root: string, since: number): Promise<HandOffGit>;
}
