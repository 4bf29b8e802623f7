/**
 * The folder on the disk of a repository's root as raw events name it: a decoded `file:` URI without a
 * trailing slash. null for other schemes.
 */
export function folderOfRoot(root: string): string | null {
  const path = /^(?:file|vscode-remote):\/\/[^/]*(\/.*)$/.exec(root)?.[1];
  if (path === undefined) return null;
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1).replaceAll('/', '\\') : path;
}
