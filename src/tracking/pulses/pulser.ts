import {
  PULSE_LENGTH,
  type Pulse,
  type PulseEdits,
  type PulseState,
  type RuleEdits,
} from '../../core/time/pulse';
import type { EditSignal, Signal } from '../signal';

export interface PulserOptions {
  readonly window: string;
  /** Minutes east of UTC at an instant. */
  readonly zone: (at: number) => number;
  /** Length of a pulse, ms; tests make it 0 to keep every signal apart. */
  readonly length?: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

interface EditSums {
  readonly all: Mutable<Omit<PulseEdits, 'rules'>>;
  readonly byRule: Map<string, Mutable<RuleEdits>>;
}

interface Draft {
  readonly start: number;
  end: number;
  readonly state: PulseState;
  /** It only goes on with the state of the pulse before: nothing is lost when it stays empty. */
  readonly goesOn: boolean;
  /** Something happened in it, or it says that its window was still there. */
  used: boolean;
  firstInput: number | null;
  lastInput: number | null;
  inputGap: number;
  firstHands: number | null;
  lastHands: number | null;
  handsRepo: string | null;
  firstAgent: number | null;
  lastAgent: number | null;
  readonly edits: Map<string, EditSums>;
}

/** Sums signals, in order of time, into pulses. */
export class Pulser {
  private draft: Draft | null = null;
  private window: string;
  private records = 1;
  private latest = -Infinity;

  constructor(
    private readonly options: PulserOptions,
    private readonly emit: (pulse: Pulse) => void,
  ) {
    this.window = options.window;
  }

  accept(signal: Signal): void {
    const t = this.monotonic(signal.t);
    switch (signal.type) {
      case 'state':
        // A state that did not last an instant, with nothing in it, is none.
        if (this.draft?.start !== t || this.draft.used) this.close();
        this.draft = draftAt(t, signal.state, false);
        break;
      case 'input':
        this.input(this.roomAt(t), t);
        break;
      case 'edit':
        this.edit(signal, t);
        break;
      case 'end':
        this.end(t);
        break;
    }
  }

  /** Ends the record as a loss of focus does. */
  private end(t: number): void {
    const { draft } = this;
    if (draft === null) return;
    this.close();
    this.draft = draftAt(t, { ...draft.state, focused: false }, false);
    this.close();
    this.draft = null;
  }

  /** The window was still being recorded at `t`: its last state held until then. */
  mark(t: number): void {
    if (this.draft === null || t <= this.draft.end) return;
    const draft = this.roomAt(t);
    if (draft === null) return;
    draft.end = Math.max(draft.end, t);
    draft.used = true;
  }

  /** Lets out the pulse that can take nothing more by `now`; `all` also the one that could. */
  release(now: number, all: boolean): void {
    const { draft } = this;
    if (draft === null) return;
    if (!all && now - draft.start <= this.length) return;
    if (draft.goesOn && !draft.used) return;
    this.close();
    this.draft = draftAt(draft.end, draft.state, true);
  }

  private get length(): number {
    return this.options.length ?? PULSE_LENGTH;
  }

  /**
   * Time never runs backwards within one record: small steps back are held, after a clock that was set back
   * a new record begins, so that nothing is counted twice.
   */
  private monotonic(t: number): number {
    if (t < this.latest - PULSE_LENGTH) {
      const state = this.draft?.state ?? null;
      this.close();
      this.records++;
      this.window = `${this.options.window}~${String(this.records)}`;
      this.draft = state === null ? null : draftAt(t, state, false);
      this.latest = t;
    }
    this.latest = Math.max(this.latest, t);
    return this.latest;
  }

  /** The draft that takes something at `t`, a new one when the last is full. */
  private roomAt(t: number): Draft | null {
    const { draft } = this;
    if (draft === null || t - draft.start <= this.length) return draft;
    this.close();
    this.draft = draftAt(t, draft.state, true);
    return this.draft;
  }

  private input(draft: Draft | null, t: number): void {
    if (draft === null) return;
    if (draft.lastInput !== null) draft.inputGap = Math.max(draft.inputGap, t - draft.lastInput);
    draft.used = true;
    draft.firstInput ??= t;
    draft.lastInput = t;
    draft.end = Math.max(draft.end, t);
  }

  private edit(signal: EditSignal, t: number): void {
    let draft = this.roomAt(t);
    if (draft === null) return;
    const clash =
      (signal.hands && draft.firstAgent !== null) ||
      (signal.hands && draft.firstHands !== null && draft.handsRepo !== signal.repo) ||
      (signal.agent && draft.firstHands !== null);
    if (clash) {
      this.close();
      draft = this.draft = draftAt(t, draft.state, true);
    }
    draft.used = true;
    draft.end = Math.max(draft.end, t);
    if (signal.hands) {
      draft.firstHands ??= t;
      draft.lastHands = t;
      draft.handsRepo = signal.repo;
    }
    if (signal.agent) {
      draft.firstAgent ??= t;
      draft.lastAgent = t;
    }
    if (signal.counted) count(draft, signal);
  }

  private close(): void {
    const { draft } = this;
    if (draft === null || (draft.goesOn && !draft.used)) return;
    const { start, end, state, firstInput, lastInput, inputGap } = draft;
    const { firstHands, lastHands, handsRepo, firstAgent, lastAgent, edits } = draft;
    this.emit({
      window: this.window,
      start,
      end,
      state,
      firstInput,
      lastInput,
      inputGap,
      firstHands,
      lastHands,
      handsRepo,
      firstAgent,
      lastAgent,
      edits: [...edits.values()].map(({ all, byRule }) => ({
        ...all,
        rules: [...byRule.values()],
      })),
      zone: this.options.zone(start),
    });
  }
}

function draftAt(start: number, state: PulseState, goesOn: boolean): Draft {
  return {
    start,
    end: start,
    state,
    goesOn,
    used: false,
    firstInput: null,
    lastInput: null,
    inputGap: 0,
    firstHands: null,
    lastHands: null,
    handsRepo: null,
    firstAgent: null,
    lastAgent: null,
    edits: new Map(),
  };
}

function count(draft: Draft, signal: EditSignal): void {
  const { repo, path, origin, rule } = signal;
  const key = `${origin}\n${repo ?? ''}\n${path ?? ''}`;
  let sums = draft.edits.get(key);
  if (sums === undefined) {
    const all = { repo, path, origin, events: 0, inserted: 0, deleted: 0 };
    sums = { all, byRule: new Map() };
    draft.edits.set(key, sums);
  }
  let ofRule = sums.byRule.get(rule);
  if (ofRule === undefined) {
    ofRule = { rule, events: 0, inserted: 0, deleted: 0 };
    sums.byRule.set(rule, ofRule);
  }
  for (const sum of [sums.all, ofRule]) {
    sum.events += signal.events;
    sum.inserted += signal.inserted;
    sum.deleted += signal.deleted;
  }
}
