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
