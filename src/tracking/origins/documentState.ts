import type { DocumentState } from './model';

function newDocument(uri: string): DocumentState {
  return {
    uri,
    open: [],
    unsaved: [],
    lines: null,
    shownFrom: null,
    saving: false,
    runs: [],
    hand: null,
    foreignAt: -Infinity,
    foreignEnd: null,
    personAt: -Infinity,
    completedAt: -Infinity,
    openedAt: -Infinity,
    mergeTabAt: -Infinity,
    originalOpenedAt: -Infinity,
  };
}

/** Documents that are remembered at once; the ones not used for longest are forgotten. */
const DOCUMENT_LIMIT = 500;

/** Scheme and host of a document that is a file. */
const FILE = /^(?:file|vscode-remote):\/\/[^/]*/;

export class Documents {
  private readonly byUri = new Map<string, DocumentState>();

  of(uri: string): DocumentState {
    const known = this.byUri.get(uri);
    if (known !== undefined) {
      this.byUri.delete(uri);
      this.byUri.set(uri, known);
      return known;
    }
    const created = newDocument(uri);
    this.byUri.set(uri, created);
    if (this.byUri.size > DOCUMENT_LIMIT) {
      const oldest = this.byUri.keys().next();
      if (oldest.done !== true) this.byUri.delete(oldest.value);
    }
    return created;
  }

  /** The known documents of one path: a file, here or on the computer that a remote window works on. */
  atPath(path: string): readonly DocumentState[] {
    return [...this.byUri.values()].filter(
      ({ uri }) => uri.endsWith(path) && FILE.exec(uri)?.[0].length === uri.length - path.length,
    );
  }

  clear(): void {
    this.byUri.clear();
  }
}
