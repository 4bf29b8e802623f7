import { absolutePath, joinUri, splitUri, withPath } from '../uriText';
import type { UriParts } from '../uriText';

/** Schemes whose paths only look like files: nothing of theirs is in a repository. */
const NO_FILES = new Set(['untitled', 'output', 'comment', 'vscode-userdata', 'vscode-settings']);

/**
 * The file that a document shows, as a URI like those of the workspace; null when it shows none. A side of
 * a diff (`git:`, `review:`, ...) and a notebook cell are known by their path.
 * @param uri decoded
 * @param folders the workspace folders
 */
export function documentFile(uri: string, folders: readonly string[]): string | null {
  const parts = splitUri(uri);
  if (parts === null || NO_FILES.has(parts.scheme)) return null;
  if (parts.scheme === 'vscode-scm') return rootOfInput(parts.query);
  if (!parts.path.startsWith('/')) return null;
  const workspace = folders.map(splitUri).filter((folder) => folder !== null);
  if (parts.scheme === 'file' || parts.scheme === 'vscode-remote')
    return withPath(parts, parts.path);
  if (workspace.some(({ scheme, authority }) => isSame(parts, scheme, authority)))
    return withPath(parts, parts.path);
  const path = shownPath(parts);
  const home =
    workspace.find((folder) => path.startsWith(`${folder.path}/`)) ??
    workspace[0] ??
    ({ scheme: 'file', authority: '', path: '', query: '' } satisfies UriParts);
  return withPath(home, path);
}

function isSame(parts: UriParts, scheme: string, authority: string): boolean {
  return parts.scheme === scheme && parts.authority === authority;
}

/** The query of review schemes names the file more exactly than the path, which may carry a suffix. */
function shownPath({ path, query }: UriParts): string {
  const { path: named, repositoryRoot } = fields(query);
  if (typeof named !== 'string') return path;
  const absolute = absolutePath(named);
  if (typeof repositoryRoot !== 'string') return absolute ?? path;
  const root = absolutePath(repositoryRoot);
  // GitLab's reviews name a file below the root, with or without a leading slash.
  if (root === null) return path;
  return absolute?.startsWith(`${root}/`) === true
    ? absolute
    : (splitUri(joinUri(`file://${root}`, named))?.path ?? path);
}

/** The input box of a source control names the root it belongs to. */
function rootOfInput(query: string): string | null {
  const root = /(?:^|&)rootUri=([^&]+)/.exec(query)?.[1];
  if (root === undefined) return null;
  try {
    const decoded = decodeURIComponent(root);
    const parts = splitUri(decoded);
    return parts === null ? null : withPath(parts, parts.path);
  } catch {
    return null;
  }
}

function fields(query: string): Partial<Record<string, unknown>> {
  if (!query.startsWith('{')) return {};
  try {
    const parsed: unknown = JSON.parse(query);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
