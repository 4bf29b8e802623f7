import { compareBytes } from './byteText';
import type { ByteText } from './byteText';

/** The blobs of a tree and their bytes, 0 where git cannot tell; in git's order, a directory's after one another. */
export type TrackedFiles = ReadonlyMap<ByteText, number>;

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

  constructor(private readonly tracked: TrackedFiles) {
    this.paths = ['', ...directoriesOf(tracked)];
    this.paths.forEach((path, number) => this.numbers.set(path, number));
    const count = this.paths.length;
    this.parents = new Int32Array(count).fill(-1);
    for (let n = 1; n < count; n++) {
      this.parents[n] = this.numbers.get(parentOf(this.paths[n] ?? '')) ?? 0;
    }
    this.ownFiles = new Int32Array(count);
    this.ownBytes = new Float64Array(count);
    let home = 0;
    for (const [path, size] of tracked) {
      if (!isIn(path, this.paths[home] ?? '')) home = this.numbers.get(parentOf(path)) ?? 0;
      this.ownFiles[home] = (this.ownFiles[home] ?? 0) + 1;
      this.ownBytes[home] = (this.ownBytes[home] ?? 0) + size;
    }
    this.files = this.ownFiles.slice();
    this.bytes = this.ownBytes.slice();
    for (let n = count - 1; n > 0; n--) {
      const parent = this.parents[n] ?? 0;
      this.files[parent] = (this.files[parent] ?? 0) + (this.files[n] ?? 0);
      this.bytes[parent] = (this.bytes[parent] ?? 0) + (this.bytes[n] ?? 0);
    }
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
}

/** Every directory above a file, in the order of raw bytes. */
function directoriesOf(files: TrackedFiles): ByteText[] {
  const found = new Set<ByteText>();
  let home: ByteText = '';
  for (const path of files.keys()) {
    if (isIn(path, home)) continue;
    home = parentOf(path);
    for (let at = home; at !== '' && !found.has(at); at = parentOf(at)) found.add(at);
  }
  return [...found].sort(compareBytes);
}

/** Does a file lie directly in a directory: told faster than which it lies in. */
function isIn(path: ByteText, directory: ByteText): boolean {
  return Math.max(0, path.lastIndexOf('/')) === directory.length && path.startsWith(directory);
}

/** Directory of a path, '' at the root. */
export function parentOf(path: ByteText): ByteText {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
