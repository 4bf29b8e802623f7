/** A list of whole numbers below 2^31 that grows, at four bytes each. */
export class IntList {
  private items: Int32Array;
  private count = 0;

  constructor(capacity = 1024) {
    this.items = new Int32Array(capacity);
  }

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    if (this.count === this.items.length) {
      const larger = new Int32Array(this.items.length * 2);
      larger.set(this.items);
      this.items = larger;
    }
    this.items[this.count++] = value;
  }

  at(index: number): number {
    return this.items[index] ?? 0;
  }

  /** The numbers themselves, without a copy; valid until the next push. */
  view(): Int32Array {
    return this.items.subarray(0, this.count);
  }
}

/** A list of bytes that grows. */
export class ByteList {
  private items = new Uint8Array(1024);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Takes the list's content and starts again. */
  take(): Uint8Array {
    const taken = this.items.slice(0, this.count);
    this.count = 0;
    return taken;
  }

  push(byte: number): void {
    if (this.count === this.items.length) this.grow(this.count + 1);
    this.items[this.count++] = byte;
  }

  append(bytes: Uint8Array): void {
    if (this.count + bytes.length > this.items.length) this.grow(this.count + bytes.length);
    this.items.set(bytes, this.count);
    this.count += bytes.length;
  }

  view(): Uint8Array {
    return this.items.subarray(0, this.count);
  }

  private grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, this.items.length * 2));
    larger.set(this.items);
    this.items = larger;
  }
}

/** Writes a whole number >= 0 in groups of seven bits, lowest first. */
export function pushVarint(bytes: ByteList, value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

/** Reads numbers written by {@link pushVarint} one after the other. */
export function readVarints(bytes: Uint8Array, each: (value: number) => void): void {
  let value = 0;
  let scale = 1;
  for (const byte of bytes) {
    value += (byte & 0x7f) * scale;
    if (byte < 0x80) {
      each(value);
      value = 0;
      scale = 1;
    } else {
      scale *= 0x80;
    }
  }
}
