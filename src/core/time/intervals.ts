import { episodesOf, type Episode } from './episodes';
import type { Interval, Kind, KindRule, ReviewSub } from './kind';
import { onePerson, type OwnPresence } from './onePerson';
import type { TimeParameters } from './parameters';
import { presenceOf } from './presence';
import type { Pulse, PulseState } from './pulse';
import { RangeSet, type Range } from './rangeSet';
import { timelinesOf, type Segment } from './timeline';

export interface IntervalOptions {
  /**
   * Is every non-merge commit between these two refs mine; undefined when that is not known (yet).
   * Unresolved counts as others'.
   */
  readonly isMine?: (repo: string | null, refs: readonly [string, string]) => boolean | undefined;
}

/**
 * Turns pulses of any windows of one person, in any order, into what their present time was.
 *
 * @returns disjoint intervals in ascending order, neighbours of equal kind, place and reason joined.
 *   Every present ms is in exactly one of them; what is in none was absence.
 */
export function intervalsOf(
  pulses: readonly Pulse[],
  params: TimeParameters,
  options: IntervalOptions = {},
): Interval[] {
  const windows = onePerson(
    timelinesOf(pulses).map((timeline) => ({ timeline, presence: presenceOf(timeline, params) })),
  );
  const episodes = episodesOf(pulses, params);
  const edited = new RangeSet(episodes.map(({ first, last }) => ({ start: first, end: last })));
  const tails = new RangeSet(
    episodes.map(({ last }) => ({ start: last, end: last + params.idleGrace })),
  );
  return windows
    .flatMap((own) => {
      const pieces = piecesOf(own);
      return kindsOf(own, pieces, {
        edited,
        tails,
        leads: leadsOf(own.timeline.window, pieces, episodes, params),
        agentLast: agentLastOf(own.timeline.pulses, params),
        ownSide: ownSideOf(own.timeline.pulses, params),
        options,
      });
    })
    .sort((a, b) => a.start - b.start);
}

/** A stretch of present time with one state; the state of a short absence is that at the loss of focus. */
interface Piece extends Range {
  readonly state: PulseState;
  /** For a short absence: when the focus was lost. */
  readonly lost: number | null;
}

function piecesOf({ timeline, focused, away }: OwnPresence): Piece[] {
  const ranges = [
    ...focused.map((range) => ({ ...range, away: false })),
    ...away.map((range) => ({ ...range, away: true })),
  ].sort((a, b) => a.start - b.start);
  const pieces: Piece[] = [];
  let at = 0;
  for (const range of ranges) {
    while ((timeline.segments[at]?.end ?? Infinity) <= range.start) at++;
    if (range.away) {
      // Cut by another window it may begin later than the loss; the state at the loss still holds.
      const before = lastFocused(timeline.segments, at);
      const { start, end } = range;
      if (before !== undefined) pieces.push({ start, end, state: before.state, lost: before.end });
      continue;
    }
    for (let i = at; i < timeline.segments.length; i++) {
      const segment = timeline.segments[i];
      if (segment === undefined || segment.start >= range.end) break;
      const start = Math.max(segment.start, range.start);
      const end = Math.min(segment.end, range.end);
      if (end > start) pieces.push({ start, end, state: segment.state, lost: null });
    }
  }
  return pieces;
}

function lastFocused(segments: readonly Segment[], from: number): Segment | undefined {
  for (let i = Math.min(from, segments.length - 1); i >= 0; i--) {
    const segment = segments[i];
    if (segment?.state.focused === true) return segment;
  }
  return undefined;
}

const isTextSurface = (state: PulseState): boolean =>
  state.surface === 'editor' || state.surface === 'notebook';

/** Reading right before the first edit of an episode, in editors of its repository and of its window. */
function leadsOf(
  window: string,
  pieces: readonly Piece[],
  episodes: readonly Episode[],
  params: TimeParameters,
): RangeSet {
  const leads: Range[] = [];
  let before = 0;
  for (const episode of episodes) {
    if (episode.window !== window) continue;
    while ((pieces[before]?.end ?? Infinity) < episode.first) before++;
    const limit = episode.first - params.episodeLead;
    let start = episode.first;
    for (let i = Math.min(before, pieces.length - 1); i >= 0 && start > limit; i--) {
      const piece = pieces[i];
      if (piece === undefined || piece.start >= start) continue;
      if (piece.end < start || !isTextSurface(piece.state)) break;
      if (piece.state.repo !== episode.repo) break;
      start = piece.start;
    }
    leads.push({ start: Math.max(start, limit), end: episode.first });
  }
  return new RangeSet(leads);
}

/** When the latest hands-on or agent edit of this window was an agent's, and recent. */
function agentLastOf(pulses: readonly Pulse[], params: TimeParameters): RangeSet {
  const ranges: Range[] = [];
  const edits = pulses
    .flatMap(({ firstAgent, lastAgent, firstHands }) => [
      ...(firstAgent !== null && lastAgent !== null
        ? [{ at: firstAgent, last: lastAgent, agent: true }]
        : []),
      ...(firstHands !== null ? [{ at: firstHands, last: firstHands, agent: false }] : []),
    ])
    .sort((a, b) => a.at - b.at);
  edits.forEach(({ at, last, agent }, i) => {
    if (!agent || params.assistGap === 0) return;
    ranges.push({
      start: at,
      end: Math.min(last + params.assistGap, edits[i + 1]?.at ?? Infinity),
    });
  });
  return new RangeSet(ranges);
}

/** Right after hands-on edits made in what is shown, per place: there, a review is one no longer. */
function ownSideOf(pulses: readonly Pulse[], params: TimeParameters): Map<string, RangeSet> {
  const byPlace = new Map<string, Range[]>();
  if (params.idleGrace === 0) return new Map();
  for (const { firstHands, lastHands, state } of pulses) {
    if (firstHands === null || lastHands === null || isTextSurface(state)) continue;
    const key = placeKey(state);
    const ranges = byPlace.get(key) ?? [];
    byPlace.set(key, ranges);
    ranges.push({ start: firstHands, end: lastHands + params.idleGrace });
  }
  return new Map([...byPlace].map(([key, ranges]) => [key, new RangeSet(ranges)]));
}

/** A file's diff with the working tree and its diff of two commits are two places. */
const placeKey = ({ surface, repo, path, owner, refs }: PulseState): string =>
  JSON.stringify([surface, repo, path, owner, refs]);

interface Facts {
  readonly edited: RangeSet;
  readonly tails: RangeSet;
  readonly leads: RangeSet;
  readonly agentLast: RangeSet;
  readonly ownSide: ReadonlyMap<string, RangeSet>;
  readonly options: IntervalOptions;
}

interface Verdict {
  readonly kind: Kind;
  readonly sub: ReviewSub | null;
  readonly rule: KindRule;
}

const NEVER = new RangeSet([]);

function kindsOf(own: OwnPresence, pieces: readonly Piece[], facts: Facts): Interval[] {
  const intervals: Interval[] = [];
  let before: { readonly verdict: Verdict; readonly end: number } | null = null;
  const emit = (piece: Piece, start: number, end: number, verdict: Verdict): void => {
    const { surface, repo, path } = piece.state;
    const pairing = own.pairing.contains(start);
    const last = intervals.at(-1);
    if (
      last?.end === start &&
      last.kind === verdict.kind &&
      last.sub === verdict.sub &&
      last.rule === verdict.rule &&
      last.surface === surface &&
      last.repo === repo &&
      last.path === path &&
      (last.pairing ?? false) === pairing
    ) {
      intervals[intervals.length - 1] = { ...last, end };
      return;
    }
    const interval = { start, end, ...verdict, surface, repo, path, window: own.timeline.window };
    intervals.push(pairing ? { ...interval, pairing } : interval);
  };
  for (const piece of pieces) {
    const ownSide = facts.ownSide.get(placeKey(piece.state)) ?? NEVER;
    if (piece.lost !== null) {
      const verdict: Verdict =
        before?.end === piece.lost
          ? before.verdict
          : verdictAt(piece.lost, piece.state, ownSide, facts);
      emit(piece, piece.start, piece.end, verdict);
      continue;
    }
    for (let at = piece.start; at < piece.end;) {
      const end = Math.min(
        piece.end,
        facts.edited.nextChange(at),
        facts.tails.nextChange(at),
        facts.leads.nextChange(at),
        facts.agentLast.nextChange(at),
        ownSide.nextChange(at),
        own.pairing.nextChange(at),
      );
      const verdict = verdictAt(at, piece.state, ownSide, facts);
      emit(piece, at, end, verdict);
      before = { verdict, end };
      at = end;
    }
  }
  return intervals;
}

/** The kind of one present instant: the first rule that applies wins. */
function verdictAt(at: number, state: PulseState, ownSide: RangeSet, facts: Facts): Verdict {
  const owner = ownerOf(state, facts.options);
  if (owner === 'others' && !ownSide.contains(at)) {
    return { kind: 'reviewing', sub: 'others', rule: 'review-surface' };
  }
  if (facts.agentLast.contains(at)) return verdict('directing', 'agent-edited-last');
  if (state.surface === 'agent') return verdict('directing', 'agent-surface');
  if (facts.edited.contains(at)) return verdict('implementing', 'episode');
  if (facts.leads.contains(at)) return verdict('implementing', 'episode-lead');
  if (facts.tails.contains(at)) return verdict('implementing', 'episode-tail');
  const { surface } = state;
  const text = isTextSurface(state);
  if (state.debug && (text || surface === 'debug-console' || surface === 'terminal')) {
    return verdict('debugging', 'debug-session');
  }
  if (owner === 'own') {
    return state.agentMade
      ? { kind: 'reviewing', sub: 'agent', rule: 'agent-diff' }
      : { kind: 'reviewing', sub: 'own', rule: 'own-diff' };
  }
  if (text && state.agentMade) return { kind: 'reviewing', sub: 'agent', rule: 'agent-made' };
  if (text || surface === 'diff' || surface === 'multi-diff') return verdict('reading', 'editor');
  return verdict('other', 'rest');
}

const verdict = (kind: Kind, rule: KindRule): Verdict => ({ kind, sub: null, rule });

function ownerOf(state: PulseState, options: IntervalOptions): 'others' | 'own' | null {
  if (state.owner !== 'revisions') return state.owner;
  const mine = state.refs !== null && options.isMine?.(state.repo, state.refs) === true;
  return mine ? 'own' : 'others';
}
