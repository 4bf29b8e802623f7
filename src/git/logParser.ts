import { TOUCH } from '../core/areas/historySink';
import type { HistorySink } from '../core/areas/historySink';
import { emptyBlobOf } from './objectFormat';
import type { ObjectFormat } from './objectFormat';

/** Fields of a commit, each closed by NUL; the leading byte tells a commit from a record. */
export const LOG_FORMAT = 'tformat:%x01%H%x00%P%x00%an%x00%ae%x00%at%x00%ct%x00%B%x00';

const FIELDS = 7;
const START = 0x01;
const NEWLINE = 0x0a;
const COLON = 0x3a;
const LETTER_R = 0x52;

/** Last second that a date can be in, whichever calendar shows it. */
const LAST_SECOND = 8_640_000_000_000;

/** The output is not what was asked for. */
export class LogFormatError extends Error {
  override readonly name = 'LogFormatError';
}

/**
 * Parses `git log -z --raw` with {@link LOG_FORMAT}. Fields are counted, never searched for: messages may hold
 * newlines, colons and \x01, only NUL cannot occur in them. Chunks may be split anywhere.
 */
export class LogParser {
  /** Unfinished token, in pieces. */
  private rest: Buffer[] = [];
  private field = 0;
  private readonly fields: string[] = [];
  /** Kind of the record whose paths are awaited, and how many paths it still has. */
  private awaited = 0;
  private kind: (typeof TOUCH)[keyof typeof TOUCH] | null = null;
  private from: string | null = null;
  private readonly idLength: number;
  private readonly emptyBlob: string;

  constructor(
    private readonly sink: HistorySink,
    format: ObjectFormat,
  ) {
    this.emptyBlob = emptyBlobOf(format);
    this.idLength = this.emptyBlob.length;
  }

  /** Takes the next bytes of the output. */
  push(chunk: Buffer): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(0, start);
      if (end < 0) break;
      if (this.rest.length > 0) {
        const token = Buffer.concat([...this.rest, chunk.subarray(start, end)]);
        this.rest = [];
        this.token(token, 0, token.length);
      } else {
        this.token(chunk, start, end);
      }
      start = end + 1;
    }
    if (start < chunk.length) this.rest.push(chunk.subarray(start));
  }

  /** Checks that the output ended where a commit may end. */
  end(): void {
    const between = this.field === 0 || this.field > FIELDS;
    if (this.rest.length > 0 || this.awaited > 0 || !between) {
      throw new LogFormatError('the output ends in the middle of a commit');
    }
  }

  private token(bytes: Buffer, start: number, end: number): void {
    if (this.awaited > 0) {
      this.path(bytes.toString('latin1', start, end));
    } else if (this.field > 0 && this.field < FIELDS) {
      this.next(bytes, start, end);
    } else if (bytes[start] === START && start < end) {
      this.field = 0;
      this.next(bytes, start + 1, end);
    } else if (this.field === FIELDS && start === end) {
      // The end of the commit's own text, before its records.
      this.field++;
    } else {
      const at = bytes[start] === NEWLINE ? start + 1 : start;
      if (bytes[at] !== COLON || this.field !== FIELDS + 1) {
        throw new LogFormatError('a token is neither a commit nor a record');
      }
      this.record(bytes, at, end);
    }
  }

  private next(bytes: Buffer, start: number, end: number): void {
    this.fields[this.field++] = bytes.toString('latin1', start, end);
    if (this.field < FIELDS) return;
    const [hash = '', parents = '', name = '', email = '', authored, committed, message = ''] =
      this.fields;
    this.fields.length = 0;
    if (hash.length !== this.idLength) throw new LogFormatError('a commit has no full id');
    this.sink.commit({
      hash,
      parents: parents === '' ? [] : parents.split(' '),
      name,
      email,
      authored: seconds(authored),
      committed: seconds(committed),
      message,
    });
  }

  // `:omode nmode ooid noid S[score]`
  private record(bytes: Buffer, start: number, end: number): void {
    const letter = start + 17 + 2 * this.idLength;
    if (letter >= end) throw new LogFormatError('a record is too short');
    const renamed = bytes[letter] === LETTER_R;
    this.awaited = renamed ? 2 : 1;
    this.from = null;
    if (!isBlob(bytes, start + 1) && !isBlob(bytes, start + 8)) {
      this.kind = null;
    } else if (renamed) {
      const id = bytes.toString('latin1', start + 15, start + 15 + this.idLength);
      this.kind = id === this.emptyBlob ? TOUCH.both : TOUCH.rename;
    } else {
      this.kind = TOUCH.single;
    }
  }

  private path(path: string): void {
    this.awaited--;
    if (this.awaited > 0) {
      this.from = path;
    } else if (this.kind !== null) {
      this.sink.touch(this.kind, path, this.from);
    }
  }
}

// git hands on whatever digits a commit holds in place of a time, or none at all.
function seconds(digits: string | undefined): number {
  return Math.min(Number(digits) || 0, LAST_SECOND);
}

// Modes of blobs: 100644, 100755, 120000; a submodule is 160000, no file 000000.
function isBlob(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0x31 && (bytes[at + 1] === 0x30 || bytes[at + 1] === 0x32);
}
