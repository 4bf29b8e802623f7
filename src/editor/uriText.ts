/** Parts of a decoded URI; `path` with its leading slash where there is one. */
export interface UriParts {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;
}

const URI = /^([a-z][a-z0-9+.-]*):(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?/i;

/** Null for a text that is no URI. In decoded URIs only `#` and `?` of names stay encoded. */
export function splitUri(uri: string): UriParts | null {
  const match = URI.exec(uri);
  if (match === null) return null;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  return { scheme, authority, path, query };
}

/** The URI of another path beside `like`, written as VS Code writes decoded URIs; no trailing slash. */
export function withPath({ scheme, authority }: UriParts, path: string): string {
  const slashes = authority !== '' || scheme === 'file' ? '//' : '';
  return `${scheme}:${slashes}${authority}${path.length > 1 ? path.replace(/\/+$/, '') : path}`;
}

/** Null for the topmost folder. */
export function parentUri(uri: string): string | null {
  const parts = splitUri(uri);
  if (parts === null || !parts.path.startsWith('/') || parts.path === '/') return null;
  const parent = parts.path.slice(0, parts.path.lastIndexOf('/'));
  return withPath(parts, parent === '' ? '/' : parent);
}

/** `folder` and a relative path below it; `.` and `..` are resolved. */
export function joinUri(folder: string, relative: string): string {
  const parts = splitUri(folder);
  if (parts === null) return `${folder}/${relative}`;
  return withPath(parts, normalized(`${parts.path}/${relative}`));
}

/**
 * The path that git wrote into one of its files, as a URI beside `folder`.
 * @param written absolute (also `C:/...`), or relative to `folder`.
 */
export function resolveGitPath(folder: string, written: string): string {
  const path = written.replaceAll('\\', '/');
  const parts = splitUri(folder);
  const absolute = absolutePath(path);
  return parts === null || absolute === null
    ? joinUri(folder, path)
    : withPath(parts, normalized(absolute));
}

/** A path of any system as the path of a URI, `/c:/...` for a drive; null when it is relative. */
export function absolutePath(path: string): string | null {
  const slashed = path.replaceAll('\\', '/');
  if (slashed.startsWith('/')) return slashed;
  const drive = /^([a-z]):\//i.exec(slashed)?.[1];
  return drive === undefined ? null : `/${drive.toLowerCase()}${slashed.slice(1)}`;
}

/** The path below `folder`, or null when `uri` is not inside; empty for the folder itself. */
export function pathBelow(folder: string, uri: string): string | null {
  if (uri === folder) return '';
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return uri.startsWith(start) ? uri.slice(start.length) : null;
}

function normalized(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}
