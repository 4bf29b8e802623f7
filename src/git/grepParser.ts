/** A line of a file at a commit. */
export interface GrepHit {
  readonly path: string;
  /** 0-based. */
  readonly line: number;
  readonly text: string;
}

/** Bytes of a line that are kept: there are files with a single line of many megabytes. */
const KEPT = 300;
const NEWLINE = 0x0a;

/**
 * Parses the output of `git grep -z -n` on a commit: `COMMIT:path NUL number NUL text newline`. Names may hold
 * newlines, and chunks may be split anywhere.
 */
export class GrepParser {
  private rest: Buffer = Buffer.alloc(0);
  /** What is known of the hit that is being read: path and line. */
  private readonly fields: string[] = [];
  private text = '';

  /**
   * @param commit as it was asked for, which stands before every path
   * @param onHit takes every hit, in the order of the output
   */
  constructor(
    private readonly commit: string,
    private readonly onHit: (hit: GrepHit) => void,
  ) {}

  /** Takes the next bytes of the output. */
  push(chunk: Buffer): void {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let start = 0;
    for (;;) {
      const isText = this.fields.length === 2;
      const end = bytes.indexOf(isText ? NEWLINE : 0, start);
      if (isText) this.keep(bytes, start, end < 0 ? bytes.length : end);
      if (end < 0) {
        this.rest = isText ? Buffer.alloc(0) : bytes.subarray(start);
        return;
      }
      if (isText) this.finish();
      else this.fields.push(bytes.toString('latin1', start, end));
      start = end + 1;
    }
  }

  private keep(bytes: Buffer, start: number, end: number): void {
    const missing = KEPT - this.text.length;
    if (missing > 0) this.text += bytes.toString('latin1', start, Math.min(end, start + missing));
  }

  private finish(): void {
    const [name = '', line = ''] = this.fields;
    const [path, text] = [name.slice(this.commit.length + 1), this.text].map((bytes) =>
      Buffer.from(bytes, 'latin1').toString('utf8'),
    );
    this.fields.length = 0;
    this.text = '';
    this.onHit({ path: path ?? '', line: Number(line) - 1, text: text ?? '' });
  }
}
