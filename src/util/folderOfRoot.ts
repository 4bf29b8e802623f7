/**
 * The folder on the disk of a repository's root as raw events name it: a decoded `file:` URI without a
 * trailing slash. null for other schemes.
 */
export function folderOfRoot(root: string): string | null {
  const path = /^(?:file|vscode-remote):\/\/[^/]*(\/.*)$/.exec(root)?.[1];
  if (path === undefined) return null;
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1).replaceAll('/', '\\') : path;
}

/** Is it the root of the repository in that folder: the same folder has another root in a remote window. */
export function isRootOf(root: string, folder: string): boolean {
  const own = folderOfRoot(root);
  return own !== null && plain(own) === plain(folder);
}

/** Drive letters come in both cases. */
function plain(folder: string): string {
  return folder.replace(/^[A-Z]:/, (drive) => drive.toLowerCase());
}
