import type { Interruptions, SessionWithResult } from '../../core/focus/result';
import type { Broke, FocusSession, SessionArea, SessionTag } from '../../core/focus/session';
import { remainingOf } from '../../core/focus/spans';
import { durationSpoken, durationText } from '../../core/format/duration';
import { countText } from '../../core/format/numbers';
import type { SharedGround } from '../../core/ports/focusPort';

export const TAG_WORDS: Readonly<Record<SessionTag, { label: string; detail: string }>> = {
  'nobody-waits': { label: 'Nobody waits for it', detail: 'No one is blocked while you are away.' },
  interruptible: { label: 'Interruptible', detail: 'You can stop at any time and lose little.' },
  'hand-off': { label: 'Can be handed off', detail: 'Somebody else could finish it.' },
  'new-ground': { label: 'New ground', detail: 'Code or a tool that is new to you.' },
};

/** What broke it, with the key that answers. */
export const BROKE_WORDS: Readonly<Record<Broke, { key: string; label: string; icon: string }>> = {
  nothing: { key: 'n', label: 'Nothing', icon: 'check' },
  meeting: { key: 'm', label: 'Meeting', icon: 'calendar' },
  review: { key: 'r', label: 'Review', icon: 'eye' },
  incident: { key: 'i', label: 'Incident', icon: 'flame' },
  chat: { key: 'c', label: 'Chat', icon: 'comment' },
};

/** `50 min`, `2 h`, `1 h 30 min`: a length that a person chooses. @param ms whole minutes */
export function lengthWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (rest === 0 && hours > 0) return `${hours} h`;
  return minutes <= 90 ? `${minutes} min` : `${hours} h ${rest} min`;
}

/** What it is for: what the person said, else its area, else nothing. */
export function nameOf({ intention, area }: Pick<FocusSession, 'intention' | 'area'>): string {
  if (intention !== '') return intention;
  return area === null ? '' : areaName(area);
}

/** An area for people: the root of a repository has its folder's name. */
export function areaName({ repo, path, name }: SessionArea): string {
  if (name !== undefined && name !== '') return name;
  return path === '.' ? (repo.split(/[/\\]/).findLast((part) => part !== '') ?? repo) : path;
}

/** One sentence for a tooltip and a screen reader. */
export function stateSentence(session: FocusSession, now: number, isAsking: boolean): string {
  const name = nameOf(session);
  const what = name === '' ? 'Focus session' : `Focus session “${name}”`;
  if (isAsking) return `${what} has a gap: what was it?`;
  // As exact as the countdown: read out anew each second it would be noise.
  const ms = remainingOf(session, now);
  const step = ms > 60_000 ? 60_000 : 1_000;
  const left = durationSpoken(Math.ceil(ms / step) * step);
  return session.state === 'paused' ? `${what} is paused, ${left} left.` : `${what}: ${left} left.`;
}

/** What came out of a session, in one line. */
export function resultLine({ session, result }: SessionWithResult): string {
  const share = result.share === null ? '' : ` (${Math.round(result.share * 100)}\u00a0%)`;
  const parts = [
    `built ${durationText(result.built)} of ${durationText(result.ran)}${share}`,
    ...(result.commits.length > 0 ? [countText(result.commits.length, 'commit')] : []),
    interruptionWords(result.interruptions),
  ].filter((part) => part !== '');
  const name = nameOf(session);
  return `${name === '' ? 'Session over' : `“${name}” is over`}: ${parts.join(', ')}.`;
}

function interruptionWords(
  all: Readonly<Record<'focus' | 'review' | 'other', Interruptions>>,
): string {
  const { focus, review, other } = all;
  const count = focus.count + review.count + other.count;
  return count === 0 ? '' : countText(count, 'interruption');
}

/**
 * Why others may wait for this work, in one line with the evidence; empty where nobody works there.
 */
export function groundLine(ground: SharedGround | null): string {
  if (ground === null) return '';
  const { commits, people, days, branches } = ground;
  const who = people.length === 0 ? '' : ` by ${listOf(people)}`;
  const parts = [
    ...(commits > 0 ? [`${countText(commits, 'commit')}${who} in ${days} days`] : []),
    ...branches.map(({ name, files }) => `branch ${name} (${countText(files, 'file')})`),
  ];
  return parts.length === 0 ? '' : `Others may wait: ${parts.join('; ')}`;
}

function listOf(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
