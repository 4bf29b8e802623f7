import { compareBytes } from './byteText';
import type { ByteText } from './byteText';

/** A blob of the tree at head. */
export interface TrackedFile {
  readonly path: ByteText;
  /** Bytes; 0 where git cannot tell. */
  readonly size: number;
}

/** The directories of a tree, numbered so that 0 is the root and a parent comes before its children. */
export class Directories {
  /** '' for the root; in the order of raw bytes. */
  readonly paths: readonly ByteText[];
  /** Number of the parent; -1 for the root. */
  readonly parents: Int32Array;
  /** Blobs and bytes anywhere below. */
  readonly files: Int32Array;
  readonly bytes: Float64Array;
  /** Blobs and bytes directly in the directory. */
  readonly ownFiles: Int32Array;
  readonly ownBytes: Float64Array;
  private readonly numbers = new Map<ByteText, number>();
  private readonly tracked = new Map<ByteText, number>();

  constructor(files: readonly TrackedFile[]) {
    const found = new Set<ByteText>();
    for (const { path, size } of files) {
      this.tracked.set(path, size);
      for (let at = parentOf(path); at !== '' && !found.has(at); at = parentOf(at)) found.add(at);
    }
    this.paths = ['', ...[...found].sort(compareBytes)];
    this.paths.forEach((path, number) => this.numbers.set(path, number));
    const count = this.paths.length;
    this.parents = new Int32Array(count).fill(-1);
    this.files = new Int32Array(count);
    this.bytes = new Float64Array(count);
    this.ownFiles = new Int32Array(count);
    this.ownBytes = new Float64Array(count);
    for (let n = 1; n < count; n++) {
      this.parents[n] = this.numbers.get(parentOf(this.paths[n] ?? '')) ?? 0;
    }
    for (const { path, size } of files) this.count(this.numbers.get(parentOf(path)) ?? 0, size);
  }

  get length(): number {
    return this.paths.length;
  }

  isTracked(path: ByteText): boolean {
    return this.tracked.has(path);
  }

  /** The blobs' paths. */
  allFiles(): Iterable<ByteText> {
    return this.tracked.keys();
  }

  /** Bytes of a blob; 0 where git cannot tell. */
  sizeOf(path: ByteText): number {
    return this.tracked.get(path) ?? 0;
  }

  /** Number of a directory, or -1; '' is the root. */
  numberOf(path: ByteText): number {
    return this.numbers.get(path) ?? -1;
  }

  /** The deepest directory that holds the path or would; the root if none does. */
  nearest(path: ByteText): number {
    for (let at = parentOf(path); at !== ''; at = parentOf(at)) {
      const number = this.numbers.get(at);
      if (number !== undefined) return number;
    }
    return 0;
  }

  private count(directory: number, size: number): void {
    this.ownFiles[directory] = (this.ownFiles[directory] ?? 0) + 1;
    this.ownBytes[directory] = (this.ownBytes[directory] ?? 0) + size;
    for (let at = directory; at >= 0; at = this.parents[at] ?? -1) {
      this.files[at] = (this.files[at] ?? 0) + 1;
      this.bytes[at] = (this.bytes[at] ?? 0) + size;
    }
  }
}

/** Directory of a path, '' at the root. */
export function parentOf(path: ByteText): ByteText {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
