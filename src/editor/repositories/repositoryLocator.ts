import type { RepositoryLocator, RepositoryPath } from '../../core/ports/repositoryLocator';
import type { FileAccess } from '../fileAccess';
import { joinUri, parentUri, pathBelow } from '../uriText';
import { documentFile } from './documentFile';

/** A folder's answer is asked for again after this many ms: repositories are made and nested in use. */
export const FRESH_FOUND = 600_000;
export const FRESH_NOTHING = 60_000;
/** Folders that are remembered before all are forgotten and learnt again. */
export const FOLDER_LIMIT = 5000;

export interface LocatorOptions {
  readonly files: Pick<FileAccess, 'kind'>;
  /** The workspace folders of this moment, decoded URIs. */
  readonly folders: () => readonly string[];
  /** Epoch ms. */
  readonly now: () => number;
  /** Folders that are never a repository's, such as the one of the user's settings. */
  readonly outside?: readonly string[];
  /** Called once for every root that is found. */
  readonly found?: (root: string) => void;
}

interface Known {
  readonly root: string | null;
  readonly at: number;
}

/** Looks for `.git` from a document's folder upwards, once per folder, and remembers. */
export class NearestRepository implements RepositoryLocator {
  readonly #known = new Map<string, Known>();
  readonly #asked = new Map<string, Promise<string | null>>();
  readonly #roots = new Set<string>();

  constructor(private readonly options: LocatorOptions) {}

  locate(uri: string): RepositoryPath | null {
    const file = this.#file(uri);
    if (file === null) return null;
    const folder = folderOf(uri, file);
    const known = this.#known.get(folder);
    if (known === undefined || !this.#isFresh(known)) void this.#ask(folder);
    const root = known?.root ?? this.#workspaceFolder(file);
    const path = root === null ? null : pathBelow(root, file);
    return root === null || path === null ? null : { root, path };
  }

  async prepare(uri: string): Promise<void> {
    const file = this.#file(uri);
    if (file === null) return;
    await this.#ask(folderOf(uri, file));
  }

  /** Learns everything anew, as after a change of the workspace folders. */
  forget(): void {
    this.#known.clear();
  }

  #file(uri: string): string | null {
    const file = documentFile(uri, this.options.folders());
    const isOutside = (folder: string): boolean =>
      file !== null && pathBelow(folder, file) !== null;
    return this.options.outside?.some(isOutside) === true ? null : file;
  }

  #workspaceFolder(file: string): string | null {
    let deepest: string | null = null;
    for (const folder of this.options.folders()) {
      if (pathBelow(folder, file) !== null && folder.length > (deepest?.length ?? -1))
        deepest = folder;
    }
    return deepest;
  }

  #isFresh({ root, at }: Known): boolean {
    const age = this.options.now() - at;
    return age >= 0 && age < (root === null ? FRESH_NOTHING : FRESH_FOUND);
  }

  /** The nearest root at or above a folder; questions for the same folder share one look at the disk. */
  #ask(folder: string): Promise<string | null> {
    const known = this.#known.get(folder);
    if (known !== undefined && this.#isFresh(known)) return Promise.resolve(known.root);
    let asked = this.#asked.get(folder);
    if (asked === undefined) {
      asked = this.#look(folder).finally(() => this.#asked.delete(folder));
      this.#asked.set(folder, asked);
    }
    return asked;
  }

  async #look(folder: string): Promise<string | null> {
    const here = (await this.options.files.kind(joinUri(folder, '.git'))) !== null;
    const parent = parentUri(folder);
    const root = here ? folder : parent === null ? null : await this.#ask(parent);
    if (this.#known.size >= FOLDER_LIMIT) this.#known.clear();
    this.#known.set(folder, { root, at: this.options.now() });
    if (here && !this.#roots.has(folder)) {
      this.#roots.add(folder);
      this.options.found?.(folder);
    }
    return root;
  }
}

/** The input box of a source control stands for a root itself, everything else for a file in a folder. */
function folderOf(uri: string, file: string): string {
  return uri.startsWith('vscode-scm:') ? file : (parentUri(file) ?? file);
}
