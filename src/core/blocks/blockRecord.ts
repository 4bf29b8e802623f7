import type { KeptAnswer } from './keptAnswer';
import type { PlanVersion } from './planHistory';

/** An answer with the instant of its last change, epoch ms. */
export interface DatedAnswer extends KeptAnswer {
  readonly changed: number;
}

/** All that a ledger keeps of protected blocks beside what was measured. */
export interface BlockRecord {
  /** Oldest first. */
  readonly plans: readonly PlanVersion[];
  readonly answers: readonly DatedAnswer[];
}
