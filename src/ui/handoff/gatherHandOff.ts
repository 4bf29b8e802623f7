import * as vscode from 'vscode';
import { dayAt, startOfDay } from '../../core/calendar/zone';
import { CancelledError } from '../../core/errors/expectedError';
import type { HandOffFacts, HandOffPlace } from '../../core/handoff/handOffFacts';
import type { HandOffGit } from '../../core/handoff/handOffGit';
import type { Clock } from '../../core/ports/clock';
import type { FocusPort } from '../../core/ports/focusPort';
import type { HandOffPort } from '../../core/ports/handOffPort';
import type { Log } from '../../core/ports/log';
import { withOwnProgress } from '../ownProgress';
import { askGit, namedOnly } from './askGit';
import { sortProblems } from './problems';
import type { RecentPlace } from './recentPlaces';
import { symbolsAt } from './symbolsAt';

/** So many places are named. */
const MOST_PLACES = 8;
const MOST_BREAKPOINTS = 12;

export interface GatherParts {
  readonly port: HandOffPort;
  readonly focus: Pick<FocusPort, 'currentSession' | 'sessions'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly timeZone: () => string;
  readonly places: { all(): readonly RecentPlace[] };
  /** May this file be named. */
  readonly mayName: (uri: vscode.Uri) => boolean;
}

/** Gathers what a hand-off note says: git, the session, places, problems, breakpoints. */
export async function gatherHandOff(parts: GatherParts): Promise<HandOffFacts> {
  const { port, clock, log, timeZone, places, mayName } = parts;
  const now = clock.now();
  const zone = timeZone();
  const session = await lastSession(parts, now).catch((error: unknown) => {
    log.warn(`The hand-off note goes without the session: ${String(error)}`);
    return null;
  });
  const since = session?.start ?? startOfDay(zone, dayAt(zone, now));
  const recent = places.all();
  const root = await chooseRoot(port, recent);
  const { git: found, withoutGit } =
    root === undefined
      ? { git: null, withoutGit: whyWithoutGit() }
      : await withOwnProgress('Asking git where the work stands', () =>
          askGit(port, root, since, log),
        );
  const git = found && namedOnly(found, (path) => mayName(fileIn(found.root, path)));
  const show = nameWithin(git);
  const shown = await Promise.all(
    recent.slice(0, MOST_PLACES).map((place) => placeOf(place, show)),
  );
  const touched = new Set([
    ...recent.map(({ uri }) => show(uri)),
    ...(git?.files ?? []).map(({ path }) => path),
    ...(git?.untracked ?? []),
  ]);
  return {
    now,
    zone,
    name: git?.name ?? vscode.workspace.name ?? 'work without a folder',
    session,
    since,
    git,
    withoutGit,
    places: shown,
    ...sortProblems(knownProblems(show, mayName), (path) => touched.has(path)),
    breakpoints: breakpoints(show, mayName),
    debugging: vscode.debug.activeDebugSession?.name ?? null,
  };
}

/** The open session, else the last one of today. */
async function lastSession(
  { focus, timeZone }: GatherParts,
  now: number,
): Promise<HandOffFacts['session']> {
  const open = await focus.currentSession(now);
  const from = open?.start ?? startOfDay(timeZone(), dayAt(timeZone(), now));
  const known = await focus.sessions(from, now + 1);
  const last = known.find(({ session }) => session.id === open?.id) ?? known.at(-1);
  const session = open ?? last?.session;
  if (session === undefined) return null;
  const { intention, start, end } = session;
  return { intention, start, end, built: last?.result.built ?? null };
}

/** The repository of the file that had the cursor last; where that says nothing, the person says. */
async function chooseRoot(
  port: HandOffPort,
  recent: readonly RecentPlace[],
): Promise<string | undefined> {
  const roots = await port.handOffRoots();
  for (const { uri } of recent) {
    const [nearest] = roots
      .filter((root) => within(root, uri) !== undefined)
      .sort((a, b) => b.length - a.length);
    if (nearest !== undefined) return nearest;
  }
  if (roots.length <= 1) return roots[0];
  const choice = await vscode.window.showQuickPick([...roots], {
    title: 'Write a hand-off note for which repository?',
  });
  if (choice === undefined) throw new CancelledError();
  return choice;
}

function fileIn(root: string, path: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.file(root), path);
}

function whyWithoutGit(): string {
  return vscode.workspace.isTrusted
    ? 'No git repository is known in this window.'
    : 'This workspace is not trusted, so git was not run.';
}

/** Paths as the repository names them; of files elsewhere as the workspace does. */
function nameWithin(git: HandOffGit | null): (uri: vscode.Uri) => string {
  return (uri) =>
    (git === null ? undefined : within(git.root, uri)) ??
    vscode.workspace.asRelativePath(uri, true);
}

/** A file's path below a folder of the disk, `/` between its segments; undefined outside of it. */
function within(root: string, uri: vscode.Uri): string | undefined {
  const folder = lowerDrive(vscode.Uri.file(root).path.replace(/\/$/, ''));
  const path = lowerDrive(uri.path);
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined;
}

/** Windows gives the same drive as `C:` and as `c:`. */
function lowerDrive(path: string): string {
  return path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());
}

async function placeOf(
  { uri, position }: RecentPlace,
  show: (uri: vscode.Uri) => string,
): Promise<HandOffPlace> {
  const open = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString(),
  );
  return {
    path: show(uri),
    line: position.line + 1,
    column: position.character + 1,
    symbols: await symbolsAt(uri, position),
    unsaved: open?.isDirty ?? false,
  };
}

function knownProblems(
  show: (uri: vscode.Uri) => string,
  mayName: (uri: vscode.Uri) => boolean,
): Parameters<typeof sortProblems>[0] {
  return vscode.languages
    .getDiagnostics()
    .filter(([uri]) => mayName(uri))
    .flatMap(([uri, diagnostics]) =>
      diagnostics.map(({ range, severity, source, message }) => ({
        path: show(uri),
        line: range.start.line,
        severity,
        source,
        message,
      })),
    );
}

function breakpoints(
  show: (uri: vscode.Uri) => string,
  mayName: (uri: vscode.Uri) => boolean,
): HandOffFacts['breakpoints'] {
  return vscode.debug.breakpoints
    .filter((one) => one instanceof vscode.SourceBreakpoint)
    .filter(({ enabled, location }) => enabled && mayName(location.uri))
    .slice(0, MOST_BREAKPOINTS)
    .map(({ location: { uri, range } }) => ({ path: show(uri), line: range.start.line + 1 }));
}
