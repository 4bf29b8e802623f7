import type { RawEvent, RawEventBody, TabInput } from '../../src/core/events/rawEvent';

const FOLDER = 'file:///home/me/lake';
export const A = `${FOLDER}/a.ts`;
export const B = `${FOLDER}/b.ts`;

export const textTab = (u: string): TabInput => ({
  k: 'Text',
  u,
  label: u.slice(u.lastIndexOf('/') + 1),
  dirty: false,
  preview: false,
});

export const diffTab = (o: string, u: string): TabInput => ({
  k: 'TextDiff',
  o,
  u,
  label: 'diff',
  dirty: false,
  preview: true,
});

/** A git document: the file at a revision. */
export const gitUri = (file: string, ref: string): string => {
  const path = file.replace('file://', '');
  return `git:${path}?{"path":"${path}","ref":"${ref}"}`;
};

/** Plays a person at a window: raw events in order, on a clock that only this moves. */
export class Played {
  readonly events: RawEvent[] = [];
  #column = 0;

  constructor(public t = 1_700_000_000_000) {
    this.add({ e: 'meta', folders: [FOLDER] });
    // Not active: its indirect evidence of a person is tested by itself.
    this.add({ e: 'winState', focused: true, active: false });
    this.add({ e: 'docOpen', u: A, s: 'file', lang: 'typescript', n: 400, dirty: false, v: 1 });
    this.tab(textTab(A));
    this.add({ e: 'activeEd', u: A, s: 'file', vc: 1 });
  }

  add(body: RawEventBody): this {
    this.events.push({ seq: this.events.length, t: this.t, ...body });
    return this;
  }

  wait(ms: number): this {
    this.t += ms;
    return this;
  }

  tab(input: TabInput | null): this {
    return this.add({ e: 'tabs', o: 0, c: 0, g: 1, groups: 1, n: 1, in: input });
  }

  focus(focused: boolean): this {
    return this.add({ e: 'winState', focused, active: false });
  }

  scroll(u = A): this {
    const top = (this.#column = (this.#column + 37) % 300);
    return this.add({ e: 'visRanges', u, v: [[top, 0, top + 40, 0]], act: true });
  }

  /** Scrolls every `step` ms for `ms`. */
  reads(ms: number, u = A, step = 5_000): this {
    const until = this.t + ms;
    while (this.t + step <= until) this.wait(step).scroll(u);
    return this.wait(until - this.t);
  }

  /** One letter at the cursor, and the selection event that tells of the keyboard. */
  key(u = A, s = 'file'): this {
    const at = this.#column++;
    const cursor = [0, at, 0, at] as const;
    const after = [0, at + 1, 0, at + 1] as const;
    const change = { r: cursor, rl: 0, tl: 1, x: 'x' };
    this.add({
      e: 'docChange',
      u,
      s,
      v: 2,
      n: 400,
      ch: [change],
      reason: null,
      act: true,
      wf: true,
      dirty: true,
      sel: [cursor],
    });
    return this.add({ e: 'sel', u, kind: 1, v: [after], act: true });
  }

  /** Keeps typing for `ms`. */
  types(ms: number, u = A, step = 250): this {
    const until = this.t + ms;
    this.key(u);
    while (this.t + step <= until) this.wait(step).key(u);
    return this.wait(until - this.t);
  }
}
