const NOT_WATCHED = /\/(\.git|node_modules)(\/|$)/;

/** Is a changed path somebody's work: not git's own files, not installed packages. */
export function isWatched(uri: string): boolean {
  return !NOT_WATCHED.test(uri);
}
