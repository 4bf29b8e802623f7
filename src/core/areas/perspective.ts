import { agentMarks } from './agentMarks';
import { CLASS, classify } from './commitClass';
import { commitDepths } from './commitDepths';
import type { CommitDepths } from './commitDepths';
import type { LedgerEvidence } from './depths';
import type { HistoryView } from './historyView';
import { mergedByMe } from './mergedByMe';
import type { People } from './people';
import { personNames } from './personNames';
import { commitsByPerson } from './since';

/** A view through the eyes of one person: what every commit is to them. */
export interface Perspective {
  readonly view: HistoryView;
  readonly people: People;
  /** Per person's number what to call them. */
  readonly names: readonly string[];
  readonly classes: Uint8Array;
  readonly depths: CommitDepths;
  /** Others' kept commits by person's number, bots and agents left out. */
  readonly byPerson: readonly (readonly number[])[];
  /** Per commit: brought in by a merge of mine. */
  readonly merged: Uint8Array;
  /** Does any merge on the main line bring in others' commits: squash and rebase merges leave no trace. */
  readonly mergesVisible: boolean;
  /** False where a shallow clone cuts this history off. */
  readonly whole: boolean;
  readonly ledger: LedgerEvidence | null;
}

/** @param marks the person's own marks of agents, beside the built-in ones */
export function perspectiveOf(
  view: HistoryView,
  people: People,
  marks: readonly string[] = [],
  ledger: LedgerEvidence | null = null,
): Perspective {
  const classes = classify(view.history, view.reach, view.shape, people);
  const depths = commitDepths(view, classes, people, agentMarks(marks), ledger);
  return {
    view,
    people,
    names: personNames(view, people),
    classes,
    depths,
    byPerson: commitsByPerson(view, classes, people, depths.nobody),
    merged: mergedByMe(view, people),
    mergesVisible: view.broughtBy.some((merge, n) => merge >= 0 && classes[n] === CLASS.others),
    whole: !classes.includes(CLASS.boundary),
    ledger,
  };
}
