import * as vscode from 'vscode';
import { fromHome } from '../backend/homeFolder';
import { excluder } from '../tracking/exclude';
import { gatherHandOff } from '../ui/handoff/gatherHandOff';
import { RecentPlaces } from '../ui/handoff/recentPlaces';
import { writeHandOff } from '../ui/handoff/writeHandOff';
import type { Feature, FeatureParts } from './feature';

/** A note from which somebody else can go on with the work. */
export function handOffFeature({ ledger, settings, tracking, clock, log }: FeatureParts): Feature {
  let mayName = nameable(settings.current.exclude);
  const changed = settings.onDidChange(({ exclude }) => {
    mayName = nameable(exclude);
  });
  const places = new RecentPlaces((uri) => tracking.state.kind === 'on' && mayName(uri));
  const gather = (): ReturnType<typeof gatherHandOff> =>
    gatherHandOff({
      port: ledger.handOff,
      focus: ledger.focus,
      clock,
      log,
      timeZone: () => settings.current.ledger.timeZone,
      places,
      mayName: (uri) => mayName(uri),
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

/**
 * Which files may be named. A glob is one of the path in the repository, whose root is not known here, so no
 * end of the whole path may match. Asked at every move of the cursor, so answers are kept.
 */
function nameable(exclude: readonly string[]): (uri: vscode.Uri) => boolean {
  if (exclude.length === 0) return () => true;
  const isExcluded = excluder(exclude);
  const known = new Map<string, boolean>();
  return ({ path }) => {
    let answer = known.get(path);
    if (answer === undefined) {
      if (known.size >= 1_000) known.clear();
      const parts = path.split('/').slice(1);
      answer = !parts.some((_, at) => isExcluded({ root: '', path: parts.slice(at).join('/') }));
      known.set(path, answer);
    }
    return answer;
  };
}
