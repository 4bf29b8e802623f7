import type { Origin } from '../../../core/origins/origin';
import type { EditFacts } from '../editFacts';

/**
 * One reason to call an edit somebody's. The first rule of the table that holds decides.
 *
 * A quirk that is told wrong becomes one more entry in the family it belongs to, before the rule that takes it now,
 * and a sequence of events in the tests of that family.
 */
export interface Rule {
  readonly id: string;
  readonly origin: Origin;
  /** What it says, in a sentence a person reads beside the edit. */
  readonly reason: string;
  /** What VS Code does that the rule rests on. */
  readonly fact: string;
  readonly holds: (facts: EditFacts) => boolean;
}
