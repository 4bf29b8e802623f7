/** What is known of a window's workspace; undefined where it is not known yet. */
export interface WorkspaceFacts {
  /** Schemes of the open folders. */
  readonly schemes: readonly string[];
  /** Is there a git that can be used. */
  readonly git: boolean | undefined;
  /** Was a repository found in the open folders. */
  readonly repository: boolean | undefined;
}

/** Schemes of folders on a disk; every other one is somebody's file system provider. */
const ON_DISK = new Set(['file', 'vscode-remote']);

/** What a workspace does not give, and what works all the same, in one sentence; empty when nothing is missing. */
export function workspaceNote({ schemes, git, repository }: WorkspaceFacts): string {
  if (schemes.length === 0) {
    return 'No folder is open: what you write counts as built only in files of a repository.';
  }
  if (!schemes.some((scheme) => ON_DISK.has(scheme))) {
    return 'This workspace is not on a disk: reading is measured, but what you write here is not counted as built, and there is no history to read.';
  }
  if (git === false) {
    return 'Git was not found or is too old. Time is still measured; areas and commits are missing until git is installed or its path is set in git.path.';
  }
  if (repository === false) {
    return 'No repository was found here: time is measured for the folder as a whole, and what needs commits is missing.';
  }
  return '';
}
