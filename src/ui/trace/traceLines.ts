import type { RawEvent } from '../../core/events/rawEvent';

/** A recording ends by itself after this long, ms ... */
export const TRACE_TIME = 30 * 60_000;
/** ... or at this size, characters: what an editor opens at once. */
export const TRACE_SIZE = 4_000_000;

/** Stands on top of every trace, so that whoever shares it knows what they share. */
const NOTICE =
  'A diagnostic trace of Hands-On. Read it before you share it. Paths, names, labels, branches and commits are ' +
  'random tokens; texts are replaced by their shape (x is a letter, 0 a digit, * a sign; lengths, blanks, line ' +
  'breaks, brackets and quotes are real). Times and the kinds of files are real.';

/** The lines of a trace, bounded. */
export class TraceLines {
  private readonly lines: string[] = [];
  private size = 0;
  private seq = 0;

  constructor(
    private readonly shape: (event: RawEvent) => RawEvent,
    private readonly limit = TRACE_SIZE,
  ) {}

  get isFull(): boolean {
    return this.size >= this.limit;
  }

  get count(): number {
    return this.lines.length;
  }

  /** Takes an event in; nothing once it is full. */
  add(event: RawEvent): void {
    if (this.isFull) return;
    const shaped = { ...this.shape(event), seq: this.seq++ };
    const line = JSON.stringify(event.e === 'meta' ? { ...shaped, description: NOTICE } : shaped);
    this.lines.push(line);
    this.size += line.length + 1;
  }

  /** One JSON object a line. */
  get text(): string {
    return this.lines.map((line) => `${line}\n`).join('');
  }
}
