import { CODEOWNERS_PLACES, parseCodeOwners } from '../core/areas/codeOwners';
import type { OwnerRule } from '../core/areas/codeOwners';
import type { LedgerEvidence } from '../core/areas/depths';
import type { GitIndex, IndexedRepository } from '../core/areas/gitIndex';
import { HistoryBuilder } from '../core/areas/history';
import type { HistoryView } from '../core/areas/historyView';
import { holds } from '../core/areas/indexedHistory';
import type { People } from '../core/areas/people';
import type { Perspective } from '../core/areas/perspective';
import { perspectiveOf } from '../core/areas/perspective';
import type { Discovered } from './discover';
import { readHeadFacts } from './headFacts';
import type { HeadFacts } from './headFacts';
import { mapPeople } from './mapPeople';
import { readBlob } from './readBlob';
import type { SafeGit } from './safeGit';
import { viewHistory } from './viewHistory';

/** Who looks, and by which rules. */
export interface Onlooker {
  /** Emails and `@logins`. */
  readonly me: readonly string[];
  /** The person's own marks of agents. */
  readonly marks?: readonly string[];
  readonly massChangeFiles?: number;
  /** What the ledger knows of this history. */
  readonly ledger?: (view: HistoryView, people: People) => LedgerEvidence | null;
}

/**
 * A repository's history kept in memory, so that a question costs milliseconds: rows are loaded once, new ones
 * appended, and git is asked only when the head changes.
 */
export class WarmRepository {
  private history = new HistoryBuilder();
  /** The stored history's boundary and generation that `history` was loaded with. */
  private loaded: string | null = null;
  private facts: { readonly head: string; readonly value: HeadFacts } | null = null;
  private view: { readonly key: string; readonly value: HistoryView } | null = null;
  private owners: { readonly head: string; readonly value: readonly OwnerRule[] } | null = null;

  constructor(
    private readonly index: GitIndex,
    private readonly git: SafeGit,
    /** As it is now; a new one is made when its boundary changes. */
    readonly repository: Discovered,
  ) {}

  /**
   * The history at `head` through somebody's eyes.
   * @returns null while the index does not hold all of it.
   */
  async perspective(
    head: string,
    onlooker: Onlooker,
    signal?: AbortSignal,
  ): Promise<Perspective | null> {
    if (!this.load(head)) return null;
    const facts = await this.factsAt(head, signal);
    const view = this.viewAt(head, facts, onlooker.massChangeFiles);
    const people = await mapPeople(
      this.git,
      this.repository,
      { id: head, hasMailmap: facts.hasMailmap },
      this.history.identities,
      onlooker.me,
      signal,
    );
    return perspectiveOf(view, people, onlooker.marks, onlooker.ledger?.(view, people) ?? null);
  }

  /** The rules of the head's CODEOWNERS, the first that is found. */
  async codeOwners(head: string, signal?: AbortSignal): Promise<readonly OwnerRule[]> {
    if (this.owners?.head !== head) {
      const { files } = await this.factsAt(head, signal);
      const path = CODEOWNERS_PLACES.find((place) => files.has(place));
      const text = path === undefined ? null : await readBlob(this.git, `${head}:${path}`, signal);
      this.owners = { head, value: parseCodeOwners(text?.toString('utf8') ?? '') };
    }
    return this.owners.value;
  }

  /** Are the sizes of the head's files known; a partial clone lacks what would tell. */
  async isSized(head: string, signal?: AbortSignal): Promise<boolean> {
    return (await this.factsAt(head, signal)).sized;
  }

  private load(head: string): boolean {
    const known = this.index.find(this.repository.commonDir);
    const isHere = known !== null && this.append(known, head);
    // Another window may take commits out while these are read: what was read is neither the one nor the other then.
    const now = this.index.find(this.repository.commonDir);
    if (known?.generation === now?.generation) return isHere;
    this.loaded = null;
    return this.load(head);
  }

  private append(known: IndexedRepository, head: string): boolean {
    const boundary = this.repository.shallow.join();
    if (known.shallow.join() !== boundary) return false;
    const loaded = `${known.generation} ${boundary}`;
    if (this.loaded !== loaded) {
      this.history = new HistoryBuilder();
      this.loaded = loaded;
      this.view = null;
    }
    this.index.load(known.id, this.history);
    return holds(this.history, known.tips, head);
  }

  private async factsAt(head: string, signal: AbortSignal | undefined): Promise<HeadFacts> {
    if (this.facts?.head !== head) {
      this.facts = { head, value: await readHeadFacts(this.git, head, signal) };
    }
    return this.facts.value;
  }

  private viewAt(head: string, facts: HeadFacts, massChangeFiles?: number): HistoryView {
    const key = [head, this.loaded, this.history.length, massChangeFiles].join();
    if (this.view?.key !== key) {
      const value = viewHistory(this.history, this.repository, head, facts, massChangeFiles);
      this.view = { key, value };
    }
    return this.view.value;
  }
}
