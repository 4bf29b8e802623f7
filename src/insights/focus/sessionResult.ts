import type { Interruptions, SessionCommit, SessionResult } from '../../core/focus/result';
import type { FocusSession } from '../../core/focus/session';
import { pausedFor, runRanges } from '../../core/focus/spans';
import { sumIntervals, type Interval } from '../../core/time/kind';
import type { Pulse } from '../../core/time/pulse';
import { RangeSet, type Range } from '../../core/time/rangeSet';

const MINUTE = 60_000;
/** What comes in between for less is no interruption, ms. */
const INTERRUPTS = MINUTE;
/** An absence that begins so close to the loss of focus began with it, ms. */
const TOGETHER = 1_000;
const MOST_AREAS = 8;
const MOST_FILES = 12;

export interface SessionFacts {
  /** Of all that time, disjoint and in order. */
  readonly intervals: readonly Interval[];
  readonly pulses: readonly Pick<Pulse, 'start' | 'state'>[];
  /** The person's commits of that time, oldest first. */
  readonly commits: readonly SessionCommit[];
  /** Folder of a repository by its root, as areas name it. */
  readonly folderOf: (root: string) => string;
  /** The area that a file lies in; null where that is not known. */
  readonly areaOf: (folder: string, path: string) => string | null;
}

/** What was measured while a session ran; what was paused counts nowhere. */
export function sessionResult(session: FocusSession, facts: SessionFacts): SessionResult {
  const ranges = runRanges(session);
  const intervals = within(facts.intervals, ranges);
  const { built, reviewed, directed } = sumIntervals(intervals).headlines;
  const ran = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  return {
    ran,
    paused: pausedFor(session),
    built,
    reviewed,
    directed,
    share: ran === 0 ? null : Math.min(1, built / ran),
    ...places(intervals.filter(isBuilt), facts),
    commits: facts.commits.filter(({ at }) => isDuring(session, at)).slice(0, 30),
    interruptions: interruptionsOf(intervals, ranges, facts.pulses),
  };
}

function isDuring({ start, end, seen }: FocusSession, at: number): boolean {
  // Git keeps whole seconds.
  return at >= Math.floor(start / 1_000) * 1_000 && at <= (end ?? seen);
}

function isBuilt({ kind, sub }: Interval): boolean {
  return kind === 'implementing' || kind === 'debugging' || sub === 'own';
}

function within(intervals: readonly Interval[], ranges: readonly Range[]): Interval[] {
  return intervals.flatMap((interval) =>
    ranges.flatMap((range) => {
      const start = Math.max(interval.start, range.start);
      const end = Math.min(interval.end, range.end);
      return start < end ? [{ ...interval, start, end }] : [];
    }),
  );
}

function places(
  built: readonly Interval[],
  { folderOf, areaOf }: SessionFacts,
): Pick<SessionResult, 'areas' | 'files'> {
  const files = new Sums();
  const areas = new Sums();
  for (const { repo, path, start, end } of built) {
    if (repo === null || path === null) continue;
    const folder = folderOf(repo);
    files.add(folder, path, end - start);
    const area = areaOf(folder, path);
    if (area !== null) areas.add(folder, area, end - start);
  }
  return { areas: areas.most(MOST_AREAS), files: files.most(MOST_FILES) };
}

interface Place {
  readonly repo: string;
  readonly path: string;
  readonly built: number;
}

class Sums {
  readonly #sums = new Map<string, Place>();

  add(repo: string, path: string, ms: number): void {
    const key = `${repo}\n${path}`;
    this.#sums.set(key, { repo, path, built: (this.#sums.get(key)?.built ?? 0) + ms });
  }

  most(count: number): Place[] {
    const all = [...this.#sums.values()];
    return all.sort((a, b) => b.built - a.built || (a.path < b.path ? -1 : 1)).slice(0, count);
  }
}

function interruptionsOf(
  intervals: readonly Interval[],
  ranges: readonly Range[],
  pulses: SessionFacts['pulses'],
): SessionResult['interruptions'] {
  const present = new RangeSet(intervals);
  const absences = ranges.flatMap((range) => present.subtractFrom(range)).filter(isLong);
  const losses = pulses.filter(({ state }) => !state.focused).map(({ start }) => start);
  const lost = ({ start }: Range): boolean => losses.some((at) => Math.abs(at - start) <= TOGETHER);
  const review = new RangeSet(
    intervals.filter(({ sub }) => sub === 'others' || sub === 'elsewhere'),
  ).ranges.filter(isLong);
  return {
    focus: counted(absences.filter(lost)),
    review: counted(review),
    other: counted(absences.filter((absence) => !lost(absence))),
  };
}

function isLong({ start, end }: Range): boolean {
  return end - start > INTERRUPTS;
}

function counted(ranges: readonly Range[]): Interruptions {
  return {
    count: ranges.length,
    ms: ranges.reduce((sum, { start, end }) => sum + end - start, 0),
  };
}
