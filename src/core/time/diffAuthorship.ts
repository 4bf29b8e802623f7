/** Whether all that a diff of two revisions showed was the person's own work. */
export interface DiffAuthorship {
  /** Root of the repository. */
  readonly repo: string;
  /** As the diff named them. */
  readonly refs: readonly [string, string];
  readonly mine: boolean;
}
