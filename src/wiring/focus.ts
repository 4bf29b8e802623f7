import type * as vscode from 'vscode';
import type { Clock } from '../core/ports/clock';
import { FocusFeature, lastLength } from '../ui/focus/focusFeature';
import type { FocusWatch } from '../ui/focus/focusWatch';
import { sessionRows, type SessionRow } from '../ui/focus/sessionRows';
import type { Feature, FeatureParts } from './feature';

/** Commands and notices of focus sessions. */
export function focusFeature({ context, ledger, focus, ...parts }: FeatureParts): Feature {
  return new FocusFeature({
    ...parts,
    focus: ledger.focus,
    watch: focus,
    areas: ledger,
    memory: context.globalState,
  });
}

/** What the status bar's pick offers about sessions. */
export function focusRows(
  { extension, globalState }: vscode.ExtensionContext,
  focus: FocusWatch,
  clock: Clock,
): readonly SessionRow[] {
  return sessionRows({
    session: focus.current,
    unanswered: focus.unanswered,
    now: clock.now(),
    lastLength: lastLength(globalState),
    canHandOff: hasCommand(extension.packageJSON, 'handsOn.handOff'),
  });
}

function hasCommand(manifest: unknown, id: string): boolean {
  const { contributes } = manifest as {
    readonly contributes?: { readonly commands?: readonly { readonly command: string }[] };
  };
  return contributes?.commands?.some(({ command }) => command === id) === true;
}
