import type * as vscode from 'vscode';

/** What a document is called in raw events. */
export interface DocumentName {
  /** Decoded URI. */
  readonly u: string;
  readonly s: string;
}

/** Decoded URIs of documents, made once per document: decoding is the dearest part of copying a keystroke. */
export class DocumentNames {
  readonly #names = new WeakMap<vscode.TextDocument, DocumentName>();

  of(document: vscode.TextDocument): DocumentName {
    let name = this.#names.get(document);
    if (name === undefined) {
      name = { u: document.uri.toString(true), s: document.uri.scheme };
      this.#names.set(document, name);
    }
    return name;
  }
}
