import type { ByteText } from './byteText';
import { TOUCH } from './historySink';
import { ByteList, IntList, readVarints } from './growing';
import { HashTable } from './hashTable';
import type { RawIdentity } from './identity';

/** A commit as it is stored; the packed fields hold varints. */
export interface StoredCommit {
  readonly hash: Uint8Array;
  /** Ids of the parents, one after the other. */
  readonly parents: Uint8Array;
  /** Identity id. */
  readonly author: number;
  /** Seconds since the epoch. */
  readonly authored: number;
  readonly committed: number;
  /** Identity ids of co-authors, packed. */
  readonly coAuthors: Uint8Array | null;
  /** Ids of signing lines, packed. */
  readonly signings: Uint8Array | null;
  /** Packed: path id x 4 + kind, followed by the old path's id for moves. */
  readonly touches: Uint8Array | null;
}

/**
 * The history of one repository in columns, from which every number about areas is computed. Commits are
 * numbered in the order they came in; ids of identities, paths and signing lines are indexes of their lists.
 * Texts are bytes (see {@link ByteText}).
 */
export class HistoryBuilder {
  readonly hashes = new HashTable();
  readonly identities: RawIdentity[] = [];
  readonly paths: ByteText[] = [];
  readonly signingLines: ByteText[] = [];

  /** ms: author time, at most the committer time, which repairs clocks that ran ahead. */
  readonly times: number[] = [];
  readonly authors = new IntList();
  /** Of commit n: items from `...Ends[n - 1]` up to `...Ends[n]`. */
  readonly coAuthors = new IntList();
  readonly coAuthorEnds = new IntList();
  readonly signings = new IntList();
  readonly signingEnds = new IntList();
  readonly touchKinds = new IntList();
  readonly touchPaths = new IntList();
  /** Old path of a move, else -1. */
  readonly touchFroms = new IntList();
  readonly touchEnds = new IntList();
  readonly parentEnds = new IntList();
  /** The last stored row that was loaded. */
  lastRow = 0;

  private readonly parentBytes = new ByteList();
  private linkedParents = new Int32Array(0);
  private linked = 0;

  get length(): number {
    return this.hashes.length;
  }

  /** Takes in one commit; its identities, paths and lines must have been set before. */
  add(commit: StoredCommit): void {
    this.hashes.add(commit.hash);
    this.times.push(Math.min(commit.authored, commit.committed) * 1000);
    this.authors.push(commit.author);
    this.parentBytes.append(commit.parents);
    const ids = commit.parents.length / commit.hash.length;
    this.parentEnds.push(this.parentEnds.at(this.parentEnds.length - 1) + ids);
    if (commit.coAuthors)
      readVarints(commit.coAuthors, (id) => {
        this.coAuthors.push(id);
      });
    this.coAuthorEnds.push(this.coAuthors.length);
    if (commit.signings)
      readVarints(commit.signings, (id) => {
        this.signings.push(id);
      });
    this.signingEnds.push(this.signings.length);
    if (commit.touches) this.addTouches(commit.touches);
    this.touchEnds.push(this.touchPaths.length);
  }

  /**
   * Numbers of the parents of all commits, -1 for those that are not in the history; of commit n: items from
   * `parentEnds[n - 1]` up to `parentEnds[n]`. A parent may come in after its child.
   */
  parents(): Int32Array {
    if (this.linked < this.length) {
      const bytes = this.parentBytes.view();
      const width = this.hashes.width;
      const linked = new Int32Array(bytes.length / width);
      for (let n = 0; n < linked.length; n++) linked[n] = this.hashes.find(bytes, n * width);
      this.linkedParents = linked;
      this.linked = this.length;
    }
    return this.linkedParents;
  }

  private addTouches(packed: Uint8Array): void {
    let moved = false;
    readVarints(packed, (value) => {
      if (moved) {
        this.touchFroms.push(value);
        moved = false;
        return;
      }
      this.touchPaths.push(Math.floor(value / 4));
      this.touchKinds.push(value % 4);
      if (value % 4 === TOUCH.single) this.touchFroms.push(-1);
      else moved = true;
    });
  }
}
