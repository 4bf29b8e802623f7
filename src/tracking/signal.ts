import type { Origin } from '../core/origins/origin';
import type { PulseState } from '../core/time/pulse';

/** What raw events mean, in order of time. Epoch ms. */
export type Signal =
  /** The state of the window from `t` on. */
  | { readonly type: 'state'; readonly t: number; readonly state: PulseState }
  /** A direct interaction: somebody is there. */
  | { readonly type: 'input'; readonly t: number }
  | EditSignal
  /** The window's record ends (shutdown, pause, restart): nothing is known from here on. */
  | { readonly type: 'end'; readonly t: number };

export interface EditSignal {
  readonly type: 'edit';
  readonly t: number;
  readonly origin: Origin;
  /** Id of the rule that said so. */
  readonly rule: string;
  /** An edit by the person's own hands, inside a repository or workspace folder. */
  readonly hands: boolean;
  /** An agent's edit: assisted except an accepted inline suggestion, or a reload that an agent caused. */
  readonly agent: boolean;
  readonly repo: string | null;
  readonly path: string | null;
  /** Does it count among the origins: false for documents that are no files of the person's. */
  readonly counted: boolean;
  /** Change events it stands for (a burst is one signal), UTF-16 units. */
  readonly events: number;
  readonly inserted: number;
  readonly deleted: number;
}
