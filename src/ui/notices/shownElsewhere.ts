import type { Memento } from 'vscode';
import { NOTICE_KINDS, type ShownNotice } from '../../core/notices/notice';

const PREFIX = 'handsOn.notices.';
/** Longer ago nothing is decided by it, ms. */
const KEPT = 40 * 86_400_000;

/**
 * What the person's machines showed, each under a key of its own in the state that VS Code keeps on the
 * client's side: a container, a server and the laptop read the same.
 */
export class ShownElsewhere {
  readonly #own: string;

  constructor(
    private readonly state: Memento,
    host: string,
  ) {
    this.#own = PREFIX + host;
  }

  /** What other machines showed in the last weeks. */
  others(): ShownNotice[] {
    return this.state
      .keys()
      .filter((key) => key.startsWith(PREFIX) && key !== this.#own)
      .flatMap((key) => this.#read(key));
  }

  /** Tells the others. */
  async add(notice: ShownNotice): Promise<void> {
    const kept = this.#read(this.#own).filter(({ at }) => notice.at - at < KEPT);
    await this.state.update(this.#own, [...kept, notice]);
  }

  /** Whatever stands there was written by some version of the product, perhaps a later one. */
  #read(key: string): ShownNotice[] {
    const value: unknown = this.state.get(key);
    return Array.isArray(value) ? value.filter(isShown) : [];
  }
}

function isShown(value: unknown): value is ShownNotice {
  if (typeof value !== 'object' || value === null) return false;
  const { key, kind, at } = value as Partial<Record<keyof ShownNotice, unknown>>;
  return (
    typeof key === 'string' &&
    typeof at === 'number' &&
    NOTICE_KINDS.some((known) => known === kind)
  );
}
