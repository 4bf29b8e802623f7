import type {
  DocChangeEvent,
  RawEvent,
  RawEventBody,
  RawRange,
  SelectionKind,
} from '../../../src/core/events/rawEvent';
import type { OriginVerdict } from '../../../src/core/origins/origin';
import { classify } from './judge';

export const FILE = 'file:///home/a.ts';
export const OTHER = 'file:///home/b.ts';

/** One place: where, and the new text. A range of two numbers is empty. */
export type Put = readonly [
  where: RawRange | readonly [number, number],
  text: string,
  removed?: number,
];

export interface EditOptions {
  readonly u?: string;
  readonly s?: string;
  /** Carets or selections before; background where it is not given. */
  readonly at?: readonly (RawRange | readonly [number, number])[];
  /** Carets or selections that follow, of this kind; none where it is not given. */
  readonly then?: readonly (RawRange | readonly [number, number])[];
  readonly kind?: SelectionKind;
  /** Whether the visible ranges come before the selection or after it. */
  readonly ranges?: 'before' | 'after';
  readonly reason?: 1 | 2;
  /** A clean document, turned dirty by this edit (`first`), or staying clean (`clean`). */
  readonly flag?: 'first' | 'clean';
  /** Has the window the focus; it has where not given. */
  readonly focused?: boolean;
  /** Lines gained; counted from the texts where not given. */
  readonly lines?: number;
  readonly burst?: number;
  /** Whole lines that stand beside the same text, or do not. */
  readonly repeats?: boolean;
}

const range = (where: RawRange | readonly [number, number]): RawRange =>
  where.length === 2 ? [where[0], where[1], where[0], where[1]] : where;

/** Hand-made sequences of raw events, on a clock that only {@link wait} moves. */
export class Scene {
  readonly events: RawEvent[] = [];
  private readonly lines = new Map<string, number>();
  private t = 1_700_000_000_000;

  constructor() {
    this.add({ e: 'meta', folders: ['file:///work'] });
    for (const u of [FILE, OTHER]) this.open(u);
    this.add({ e: 'activeEd', u: FILE, s: 'file', vc: 1 });
    this.wait(10_000);
  }

  add(body: RawEventBody): this {
    this.events.push({ seq: this.events.length, t: this.t, ...body });
    return this;
  }

  wait(ms: number): this {
    this.t += ms;
    return this;
  }

  open(u: string, s = 'file'): this {
    this.lines.set(u, 200);
    return this.add({ e: 'docOpen', u, s, lang: 'x', n: 200, dirty: false, v: 1 });
  }

  edit(puts: readonly Put[], options: EditOptions = {}): this {
    const {
      u = FILE,
      s = 'file',
      at,
      then,
      kind = null,
      reason = null,
      flag,
      burst,
      repeats,
    } = options;
    const ch = puts.map(([where, text, removed]) => {
      const r = range(where);
      return { r, rl: removed ?? (r[0] === r[2] ? r[3] - r[1] : 10), tl: text.length, x: text };
    });
    const gained =
      options.lines ??
      ch.reduce((sum, { r, x }) => sum + x.split('\n').length - 1 - (r[2] - r[0]), 0);
    const n = (this.lines.get(u) ?? 200) + gained;
    this.lines.set(u, n);
    const event: Omit<DocChangeEvent, 'seq' | 't'> = {
      e: 'docChange',
      u,
      s,
      v: 2,
      n,
      ch,
      reason,
      act: at !== undefined,
      wf: options.focused ?? true,
      dirty: flag === undefined,
      sel: at?.map(range) ?? null,
      ...(burst !== undefined && { burst }),
      ...(repeats !== undefined && { repeats }),
    };
    this.add(event);
    if (flag === 'first') this.add({ ...event, ch: [], dirty: true });
    if (options.ranges === 'before') this.ranges(u);
    if (then !== undefined) this.add({ e: 'sel', u, kind, v: then.map(range), act: true });
    if (options.ranges === 'after') this.ranges(u);
    return this;
  }

  private ranges(u: string): void {
    this.add({ e: 'visRanges', u, v: [[0, 0, 40, this.events.length]], act: true });
  }

  /** A letter at the caret, as a key brings it. */
  key(line: number, char: number, text = 'x'): this {
    return this.edit([[[line, char], text]], {
      at: [[line, char]],
      then: [[line, char + text.length]],
      kind: 1,
    }).wait(120);
  }

  /** The person moves the caret. */
  caret(line: number, char: number, kind: SelectionKind = 1): this {
    return this.add({ e: 'sel', u: FILE, kind, v: [[line, char, line, char]], act: true }).wait(
      200,
    );
  }

  /** @param reason 1 by the person, 2 after a delay */
  save(u = FILE, reason = 1): this {
    this.add({ e: 'willSave', u, reason }).wait(40);
    return this.add({ e: 'didSave', u });
  }

  /** All verdicts, in order. */
  verdicts(): OriginVerdict[] {
    return [...classify(this.events).values()];
  }

  /** `origin rule` of each edit, in order. */
  said(): string[] {
    return this.verdicts().map(({ origin, rule }) => `${origin} ${rule}`);
  }

  /** `origin rule` of the last edit. */
  last(): string {
    return this.said().at(-1) ?? '';
  }
}
