import type { RawEvent } from '../../core/events/rawEvent';
import type { RepositoryLocator, RepositoryPath } from '../../core/ports/repositoryLocator';

/**
 * Where documents of a trace belong, without a disk: the deepest repository root that the trace names
 * anywhere, else the deepest workspace folder.
 */
export class TraceLocator implements Pick<RepositoryLocator, 'locate'> {
  private readonly repositories: readonly string[];
  private readonly folders: readonly string[];

  constructor(events: readonly RawEvent[]) {
    const roots = new Set<string>();
    const folders = new Set<string>();
    for (const event of events) {
      if (event.e === 'gitState') roots.add(trimmed(event.root));
      else if (event.e === 'meta') for (const folder of event.folders) folders.add(trimmed(folder));
    }
    this.repositories = [...roots].sort(longestFirst);
    this.folders = [...folders].sort(longestFirst);
  }

  locate(uri: string): RepositoryPath | null {
    const file = fileUri(uri);
    if (file === null) return null;
    return below(this.repositories, file) ?? below(this.folders, file);
  }
}

const trimmed = (uri: string): string => uri.replace(/\/+$/, '');
const longestFirst = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);

function below(roots: readonly string[], file: string): RepositoryPath | null {
  const root = roots.find((candidate) => file === candidate || file.startsWith(`${candidate}/`));
  return root === undefined ? null : { root, path: file.slice(root.length + 1) };
}

/** The file behind a document: notebook cells and versions of a file count as that file. */
function fileUri(uri: string): string | null {
  if (uri.startsWith('file:') || uri.startsWith('vscode-remote:')) return uri;
  if (uri.startsWith('untitled:')) return null;
  const path = /^[\w+.-]+:(?:\/\/[^/]*)?(\/[^?#]*)/.exec(uri)?.[1];
  if (path === undefined) return null;
  const named = /[?&{,]"path":"((?:\/|[A-Za-z]:)[^"]*)"/.exec(uri)?.[1];
  return `file://${named ?? path}`;
}
