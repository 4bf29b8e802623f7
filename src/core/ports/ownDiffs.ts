/**
 * Multi-diffs that the product opened itself. A tab with several diffs says nothing about whose changes it
 * shows but its title, so that is what tracking goes by.
 */
export interface OwnDiffs {
  /** A multi-diff of others' changes is being opened under this title. */
  opened(title: string): void;
  /** Is this tab one of them. @param label of the tab: the title, and what VS Code puts behind it. */
  isOwn(label: string): boolean;
}
