/** A document's place in its repository. */
export interface RepositoryPath {
  /** Root of the repository as a decoded URI without a trailing slash, such as `file:///home/me/lake`. */
  readonly root: string;
  /** Path below the root, `/` between its segments; empty for the root itself. */
  readonly path: string;
}

/**
 * Which repository a document belongs to: the nearest ancestor folder that has a `.git` entry, else the
 * workspace folder. No git process runs for it.
 */
export interface RepositoryLocator {
  /**
   * Answers at once, from what is known by then; the answer for a folder that was never asked for is its
   * workspace folder until the disk was looked at (some ms later), see {@link prepare}.
   * @param uri a decoded URI of any scheme: a side of a diff and a notebook cell count as their file.
   * @returns null for untitled documents, the user's own settings and files outside of everything.
   */
  locate(uri: string): RepositoryPath | null;
  /** Looks the document's folder up on the disk; resolves when {@link locate} is certain. Never rejects. */
  prepare(uri: string): Promise<void>;
}
