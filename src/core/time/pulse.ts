import type { Origin } from '../origins/origin';
import type { Surface } from './kind';

/** Whose change a diff or review surface shows, as far as the editor can tell without git. */
export type DiffOwner =
  /** A pull request, or comments on one. */
  | 'others'
  /** The working tree, the index, a merge in progress. */
  | 'own'
  /** Two revisions: the ledger's worker looks up who wrote them; unresolved counts as others'. */
  | 'revisions';

/** Everything a pulse may not span a change of. */
export interface PulseState {
  readonly focused: boolean;
  /** VS Code's `window.state.active`: indirect evidence of a person, lagging 40 to 70 s. */
  readonly active: boolean;
  /** Did the main thread answer the last round trip (true where none was needed). */
  readonly answered: boolean;
  /** Turns with every answer of the main thread, so that the last one before a silence can be found. */
  readonly beat: boolean;
  /** A cell, task, debug session or our own progress runs, any of which holds `active` true by itself. */
  readonly busy: boolean;
  readonly surface: Surface;
  /** Root of the repository or workspace folder of what is shown, a URI; null outside of any. */
  readonly repo: string | null;
  /** What is shown, relative to `repo`; null where nothing, outside, or excluded. */
  readonly path: string | null;
  /** Set on diff, multi-diff, merge, pr and comment surfaces. */
  readonly owner: DiffOwner | null;
  /** The two refs of `revisions`, as the diff names them. */
  readonly refs: readonly [string, string] | null;
  /** A debug session runs. */
  readonly debug: boolean;
  /** The last hands-on or agent edit of what is shown was an agent's, and no commit followed. */
  readonly agentMade: boolean;
  /** A session started as pairing holds presence. */
  readonly pairing: boolean;
}

/** Edits of one origin and file that one rule decided, within a pulse. */
export interface RuleEdits {
  /** Id of the rule, as the table of rules names it; perhaps of a version that had others. */
  readonly rule: string;
  readonly events: number;
  /** UTF-16 units. */
  readonly inserted: number;
  readonly deleted: number;
}

/** Characters by origin and file within a pulse. */
export interface PulseEdits {
  readonly repo: string | null;
  readonly path: string | null;
  readonly origin: Origin;
  readonly events: number;
  readonly inserted: number;
  readonly deleted: number;
  /** Why: the sums above by rule. Left out in records of before rules were kept. */
  readonly rules?: readonly RuleEdits[];
}

/**
 * The smallest stored stretch, at most {@link PULSE_LENGTH} ms. The state holds from `start` until the
 * next pulse of the same window begins; a window's record ends with the `end` of its last pulse.
 * Between pulses nothing happened that counts.
 */
export interface Pulse {
  readonly window: string;
  readonly start: number;
  readonly end: number;
  readonly state: PulseState;
  /** First and last direct interaction, and the longest gap between two of them, ms. */
  readonly firstInput: number | null;
  readonly lastInput: number | null;
  readonly inputGap: number;
  /** First and last hands-on edit; a pulse holds hands-on edits of one repository only. */
  readonly firstHands: number | null;
  readonly lastHands: number | null;
  readonly handsRepo: string | null;
  /** First and last agent edit; never together with hands-on edits in one pulse. */
  readonly firstAgent: number | null;
  readonly lastAgent: number | null;
  readonly edits: readonly PulseEdits[];
  /** Minutes east of UTC at `start`. */
  readonly zone: number;
}

/** Longest stretch of one pulse, ms: no parameter is shorter, so nothing is lost inside. */
export const PULSE_LENGTH = 5_000;
