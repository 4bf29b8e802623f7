import { ByteList } from './growing';

const DIGITS = '0123456789abcdef';

/**
 * Finds commits by their ids. The ids lie in one block of bytes, because a map with a text per commit takes
 * several times the memory on histories of hundreds of thousands of commits.
 */
export class HashTable {
  private readonly bytes = new ByteList();
  private slots = new Int32Array(2048).fill(-1);
  private count = 0;
  /** Bytes of an id. */
  width = 20;

  get length(): number {
    return this.count;
  }

  /** Adds an id that is not in the table yet and returns its index. */
  add(hash: Uint8Array): number {
    if (this.count === 0) this.width = hash.length;
    if ((this.count + 1) * 2 > this.slots.length) this.rehash();
    this.bytes.append(hash);
    this.place(this.count);
    return this.count++;
  }

  /** Index of the id at `offset` of `bytes`, or -1. */
  find(hash: Uint8Array, offset = 0): number {
    const mask = this.slots.length - 1;
    const all = this.bytes.view();
    for (let slot = key(hash, offset) & mask; ; slot = (slot + 1) & mask) {
      const index = this.slots[slot] ?? -1;
      if (index < 0) return -1;
      if (this.equal(all, index * this.width, hash, offset)) return index;
    }
  }

  /** The id in hex. */
  hex(index: number): string {
    const digits: number[] = [];
    for (const byte of this.bytes.view().subarray(index * this.width, (index + 1) * this.width)) {
      digits.push(DIGITS.charCodeAt(byte >> 4), DIGITS.charCodeAt(byte & 15));
    }
    return String.fromCharCode(...digits);
  }

  /** Index of an id in hex, or -1. */
  findHex(hex: string): number {
    const bytes = new Uint8Array(hex.length / 2);
    for (let at = 0; at < bytes.length; at++) {
      bytes[at] = Number.parseInt(hex.slice(2 * at, 2 * at + 2), 16);
    }
    return bytes.length === this.width ? this.find(bytes) : -1;
  }

  /** Order of two ids. */
  compare(a: number, b: number): number {
    const all = this.bytes.view();
    for (let at = 0; at < this.width; at++) {
      const difference = (all[a * this.width + at] ?? 0) - (all[b * this.width + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  private equal(all: Uint8Array, at: number, hash: Uint8Array, offset: number): boolean {
    for (let n = 0; n < this.width; n++) if (all[at + n] !== hash[offset + n]) return false;
    return true;
  }

  private place(index: number): void {
    const mask = this.slots.length - 1;
    let slot = key(this.bytes.view(), index * this.width) & mask;
    while ((this.slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
    this.slots[slot] = index;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1);
    for (let index = 0; index < this.count; index++) this.place(index);
  }
}

// Ids are hashes already: any four bytes are spread evenly.
function key(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] ?? 0) |
    ((bytes[at + 1] ?? 0) << 8) |
    ((bytes[at + 2] ?? 0) << 16) |
    ((bytes[at + 3] ?? 0) << 24)
  );
}
