import * as vscode from 'vscode';
import { fromHome } from '../backend/homeFolder';
import { excluder } from '../tracking/exclude';
import { gatherHandOff } from '../ui/handoff/gatherHandOff';
import { RecentPlaces } from '../ui/handoff/recentPlaces';
import { writeHandOff } from '../ui/handoff/writeHandOff';
import type { Feature } from './feature';
import type { FeatureParts } from './features';

/** A note from which somebody else can go on with the work. */
export function handOffFeature({ ledger, settings, tracking, clock, log }: FeatureParts): Feature {
  let isExcluded = excluder(settings.current.exclude);
  const changed = settings.onDidChange(({ exclude }) => {
    isExcluded = excluder(exclude);
  });
  // A glob is one of the path in the repository, whose root is not known here: no part of the path may match.
  const mayName = ({ path }: vscode.Uri): boolean => {
    const parts = path.split('/').slice(1);
    return !parts.some((_, at) => isExcluded({ root: '', path: parts.slice(at).join('/') }));
  };
  const places = new RecentPlaces((uri) => tracking.state.kind === 'on' && mayName(uri));
  const gather = (): ReturnType<typeof gatherHandOff> =>
    gatherHandOff({
      port: ledger.handOff,
      focus: ledger.focus,
      clock,
      log,
      timeZone: () => settings.current.ledger.timeZone,
      places,
      mayName,
    });
  return {
    commands: {
      'handsOn.handOff': {
        title: 'Write Hand-Off Note',
        run: () => {
          const folder = settings.current.handOffFolder;
          return writeHandOff(
            gather,
            folder === '' ? undefined : vscode.Uri.file(fromHome(folder)),
          );
        },
      },
    },
    dispose: () => {
      changed.dispose();
      places.dispose();
    },
  };
}
