import type { RawEvent, RawEventBody, TabInput } from '../../../src/core/events/rawEvent';
import type { Range } from '../../../src/core/time/rangeSet';
import { diffTab, gitUri, textTab } from '../rawEvents';

const SECOND = 1_000;

export type WindowName = 'shop' | 'lake';
export const WINDOWS: readonly WindowName[] = ['shop', 'lake'];

/** What a stretch was: a kind, with its sub-kind after a dot, or `absent`. */
export type What = string;
/** Seconds of each kind, one after the other. */
export type Truth = readonly (readonly [What, number])[];

export interface TrueStretch extends Range {
  readonly what: What;
}

/** A file of a window's repository. */
export const fileOf = (window: WindowName, name: string): string =>
  `file:///home/me/${window}/${name}`;

/**
 * A person at a desk with two windows, on a clock that only the script moves. The script says what every second
 * was; nothing of it is calculated.
 */
export class Desk {
  readonly events: Record<WindowName, RawEvent[]> = { shop: [], lake: [] };
  readonly truth: TrueStretch[] = [];
  /** When keys or the mouse of the computer were used, whatever for. */
  readonly used: Range[] = [];
  private at: WindowName | null = null;
  private column = 0;
  private readonly lastUsed: Record<WindowName, number> = { shop: -Infinity, lake: -Infinity };
  private readonly active: Record<WindowName, boolean> = { shop: false, lake: false };

  constructor(public t: number) {
    for (const window of WINDOWS) {
      this.tell(window, { e: 'meta', folders: [`file:///home/me/${window}`] });
      const root = `file:///home/me/${window}`;
      const state = { head: 'main', commit: 'c1', work: 0, index: 0, merge: 0 };
      this.tell(window, { e: 'gitState', root, ...state });
      this.tell(window, { e: 'winState', focused: false, active: false });
    }
  }

  /** Spends the seconds of `truth`; `act` is called with those that have passed, in the order of its times. */
  spend(truth: Truth, acts: readonly (readonly [number, () => void])[] = []): this {
    const start = this.t;
    let at = start;
    for (const [what, seconds] of truth) {
      const end = at + seconds * SECOND;
      const last = this.truth.at(-1);
      if (what !== 'absent') {
        if (last?.end === at && last.what === what)
          this.truth[this.truth.length - 1] = { ...last, end };
        else this.truth.push({ start: at, end, what });
      }
      at = end;
    }
    for (const [seconds, act] of acts) {
      this.passTo(start + seconds * SECOND);
      act();
    }
    this.passTo(at);
    return this;
  }

  /** Every so many seconds, the last time at the end. */
  every(step: number, truth: Truth, act: () => void): this {
    const length = truth.reduce((sum, [, seconds]) => sum + seconds, 0);
    const times: (readonly [number, () => void])[] = [];
    for (let s = step; s <= length; s += step) times.push([s, act]);
    return this.spend(truth, times);
  }

  focus(window: WindowName | null): this {
    const before = this.at;
    if (before === window) return this;
    if (before !== null)
      this.tell(before, { e: 'winState', focused: false, active: this.active[before] });
    this.at = window;
    if (window === null) return this;
    this.tell(window, { e: 'winState', focused: true, active: this.active[window] });
    this.touched();
    return this;
  }

  /** Brings a tab to the front. */
  open(tab: TabInput, activeUri: string | null): this {
    this.own({ e: 'tabs', o: 0, c: 0, g: 1, groups: 1, n: 1, in: tab });
    const vc = tab.k === 'Text' || tab.k === 'Notebook' ? 1 : null;
    const eds = activeUri === null ? [] : [{ u: activeUri, s: schemeOf(activeUri), vc }];
    this.own({ e: 'visibleEds', eds });
    this.own(activeUri === null ? { e: 'activeEd', u: null } : { e: 'activeEd', u: activeUri, vc });
    this.touched();
    return this;
  }

  file(name: string): this {
    const u = this.uri(name);
    return this.open(textTab(u), u);
  }

  workingTreeDiff(name: string): this {
    const u = this.uri(name);
    return this.open(diffTab(gitUri(u, '~'), u), u);
  }

  /** A file of a checked-out pull request: the file itself is on the right. */
  pullRequestDiff(name: string): this {
    const u = this.uri(name);
    const path = u.replace('file://', '');
    return this.open(diffTab(`review:${path}?{"path":"${name}","base":true}`, u), u);
  }

  pullRequestPage(): this {
    const vt = 'mainThreadWebview-PullRequestOverview';
    return this.open(
      { k: 'Webview', vt, label: 'Pull Request #41', dirty: false, preview: false },
      null,
    );
  }

  notebook(name: string): this {
    const u = this.uri(name);
    const tab = { nt: 'jupyter-notebook', label: name, dirty: false, preview: false };
    return this.open({ k: 'Notebook', u, ...tab }, null);
  }

  scroll(name: string): void {
    const top = (this.column = (this.column + 37) % 300);
    this.own({ e: 'visRanges', u: this.uri(name), v: [[top, 0, top + 40, 0]], act: true });
    this.touched();
  }

  /** One letter at the cursor, and the selection event that tells of the keyboard. */
  key(name: string, scheme = 'file'): void {
    const u = this.uri(name).replace('file:', `${scheme}:`);
    const at = (this.column = (this.column + 1) % 90);
    const cursor = [1, at, 1, at] as const;
    this.own({
      e: 'docChange',
      u,
      s: scheme,
      v: 2,
      n: 400,
      ch: [{ r: cursor, rl: 0, tl: 1, x: 'x' }],
      reason: null,
      act: true,
      wf: true,
      dirty: true,
      sel: [cursor],
    });
    this.own({ e: 'sel', u, kind: 1, v: [[1, at + 1, 1, at + 1]], act: true });
    this.touched();
  }

  /** A command starts in the terminal, and ends a second before the next could. */
  command(cmd: string): void {
    this.own({ e: 'shellExecStart', name: 'bash', id: 1, cmd });
    this.touched();
  }

  commandEnds(): void {
    this.own({ e: 'shellExecEnd', name: 'bash', id: 1, code: 0 });
  }

  debugStep(name: string): void {
    this.own({ e: 'dbgStack', th: 1, fr: ++this.column });
    this.own({
      e: 'sel',
      u: this.uri(name),
      kind: null,
      v: [[this.column, 0, this.column, 0]],
      act: true,
    });
    this.touched();
  }

  /** Something happens in a window that the person does not do. */
  tell(window: WindowName, body: RawEventBody): this {
    const events = this.events[window];
    events.push({ seq: events.length, t: this.t, ...body });
    return this;
  }

  /** The same, in the window that the person is at. */
  own(body: RawEventBody): this {
    if (this.at !== null) this.tell(this.at, body);
    return this;
  }

  /** The computer is used for something else. */
  elsewhere(seconds: number): this {
    this.used.push({ start: this.t, end: this.t + seconds * SECOND });
    return this;
  }

  uri(name: string): string {
    return fileOf(this.at ?? 'shop', name);
  }

  /** Keys or mouse were used in the window: its `active` flag rises, and falls some 50 s after the last time. */
  private touched(): void {
    if (this.at === null) return;
    const last = this.used.at(-1);
    if (last !== undefined && this.t - last.end <= 10 * SECOND && this.t >= last.start) {
      this.used[this.used.length - 1] = { start: last.start, end: Math.max(last.end, this.t) };
    } else this.used.push({ start: this.t, end: this.t });
    this.lastUsed[this.at] = this.t;
    if (this.active[this.at]) return;
    this.active[this.at] = true;
    this.own({ e: 'winState', focused: true, active: true });
  }

  private passTo(t: number): void {
    for (const window of WINDOWS) {
      const falls = this.lastUsed[window] + 50 * SECOND;
      if (!this.active[window] || falls > t) continue;
      this.t = Math.max(this.t, falls);
      this.active[window] = false;
      this.tell(window, { e: 'winState', focused: this.at === window, active: false });
    }
    this.t = Math.max(this.t, t);
  }
}

function schemeOf(uri: string): string {
  return uri.slice(0, uri.indexOf(':'));
}
