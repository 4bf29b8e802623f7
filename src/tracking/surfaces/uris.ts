/** Scheme of a decoded URI. */
export function schemeOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.indexOf(':')));
}

/**
 * The revision that a URI of a version-control scheme names: git's and the pull-request extensions' URIs
 * carry it in a JSON query. null where there is none.
 */
export function refOf(uri: string): string | null {
  const query = uri.indexOf('?');
  if (query < 0) return null;
  const text = uri.slice(query + 1);
  const found = /"(?:ref|commit|commitSha)"\s*:\s*"([^"]*)"/.exec(text);
  return found?.[1] ?? null;
}

/**
 * The path of the file behind a document, the same for the file, a version of it in a diff and the cells of
 * a notebook. null where there is none.
 */
export function filePathOf(uri: string): string | null {
  const own = /^(?:file|vscode-remote):\/\/[^/]*(\/.*)$/s.exec(uri)?.[1];
  if (own !== undefined || uri.startsWith('untitled:')) return own ?? null;
  const path = /^[\w+.-]+:(?:\/\/[^/]*)?(\/[^?#]*)/.exec(uri)?.[1];
  // Git's URIs may carry a suffix that hides the language of the file; the query names it as it is.
  return /[{,]"path":"(\/[^"]*)"/.exec(uri)?.[1] ?? path?.replace(/\.git$/, '') ?? null;
}

/** Schemes of documents that are the person's own text. */
const TEXT_SCHEMES = new Set(['file', 'untitled', 'vscode-remote', 'vscode-notebook-cell']);
export function isCountedScheme(scheme: string): boolean {
  return TEXT_SCHEMES.has(scheme);
}

/** Inputs that a person types into, apart from files: commit message, comments, chat. */
const INPUT_SCHEMES: Readonly<Record<string, 'scm' | 'comment' | 'agent'>> = {
  'vscode-scm': 'scm',
  comment: 'comment',
  chatSessionInput: 'agent',
  'vscode-chat-input': 'agent',
  'chat-editing-input': 'agent',
};
export function inputSurface(scheme: string): 'scm' | 'comment' | 'agent' | null {
  return INPUT_SCHEMES[scheme] ?? null;
}
