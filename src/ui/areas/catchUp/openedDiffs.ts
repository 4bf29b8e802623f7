import type { OwnDiffs } from '../../../core/ports/ownDiffs';

/** More tabs than a person keeps. */
const LIMIT = 200;

/** Remembers the titles of the multi-diffs of this window. */
export class OpenedDiffs implements OwnDiffs {
  readonly #titles = new Set<string>();

  opened(title: string): void {
    this.#titles.delete(title);
    this.#titles.add(title);
    for (const oldest of this.#titles) {
      if (this.#titles.size <= LIMIT) break;
      this.#titles.delete(oldest);
    }
  }

  isOwn(label: string): boolean {
    // VS Code shows the number of files behind the title, in the language of the person.
    const title = label.replace(/ \([^()]*\)$/, '');
    return this.#titles.has(label) || this.#titles.has(title);
  }
}
