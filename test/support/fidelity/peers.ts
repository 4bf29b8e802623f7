import type { DocChangeEvent, RawEvent } from '../../../src/core/events/rawEvent';
import type { Origin, OriginVerdict } from '../../../src/core/origins/origin';
import { knownText } from '../../../src/tracking/origins/text';
import type { Recording } from './recordings';

/** Another tool's published rule, on the same recording: verdicts by `seq`. */
export interface Peer {
  readonly name: string;
  readonly rule: string;
  readonly classify: (recording: Recording) => ReadonlyMap<number, OriginVerdict>;
}

type Said = Origin | null;

/**
 * What other trackers publish, for comparison. Where their rule needs something a recording does not hold
 * (the clipboard, a list of installed AI extensions) they are given the right answer.
 */
export const PEERS: readonly Peer[] = [
  {
    name: 'Two characters',
    rule: 'at most two characters in the active document are typed',
    classify: eachEdit((event) => (event.act && inserted(event) <= 2 ? 'typed' : 'unknown')),
  },
  {
    name: 'WakaTime, human',
    rule: 'one change, its trimmed text exactly one character, or a pure deletion, is human',
    classify: eachEdit((event) => (isWakaTimeHuman(event) ? 'typed' : 'unknown')),
  },
  {
    name: 'WakaTime, AI',
    rule: 'AI after more than 3 edits of over 50 characters or 2 line breaks within 500 ms, until more than one human edit',
    classify: wakaTimeMode,
  },
  {
    name: 'Code Time',
    rule: 'over 3 characters that are not the clipboard, with leading blanks or as a pure insertion, is AI',
    classify: ({ events, truths }) =>
      verdictsOf(events, (event) => {
        const pasted = truths.get(event.seq)?.origin === 'pasted';
        return !pasted && isCodeTimeAi(event) ? 'assisted' : 'typed';
      }),
  },
  {
    name: 'git-ai',
    rule: 'a visible file with a keyboard selection since the last save is human',
    classify: gitAi,
  },
];

function inserted({ ch }: DocChangeEvent): number {
  return ch.reduce((sum, { tl }) => sum + tl, 0);
}

function eachEdit(say: (event: DocChangeEvent) => Said): Peer['classify'] {
  return ({ events }) => verdictsOf(events, say);
}

function verdictsOf(
  events: readonly RawEvent[],
  say: (event: DocChangeEvent) => Said,
): ReadonlyMap<number, OriginVerdict> {
  const verdicts = new Map<number, OriginVerdict>();
  for (const event of events) {
    if (event.e !== 'docChange' || event.ch.length === 0) continue;
    verdicts.set(event.seq, { origin: say(event) ?? 'unknown', rule: 'peer', cause: null });
  }
  return verdicts;
}

function isWakaTimeHuman({ ch }: DocChangeEvent): boolean {
  const [change] = ch;
  if (ch.length !== 1 || change === undefined) return false;
  if (change.tl === 0 && change.rl > 0) return true;
  return change.tl <= 64 && knownText(change).trim().length === 1;
}

function isWakaTimeCandidate({ ch, u }: DocChangeEvent): boolean {
  const [change] = ch;
  if (ch.length !== 1 || change === undefined || u.endsWith('.log')) return false;
  const text = knownText(change);
  if (text.trim().length <= 2) return false;
  return text.split('\n').length - 1 > 2 || change.tl > 50;
}

/** A latch: on after a burst of candidates, off after more than one human edit; each a second apart at least. */
function wakaTimeMode({ events }: Recording): ReadonlyMap<number, OriginVerdict> {
  let candidates: number[] = [];
  let isAi = false;
  let humans = 0;
  let humanAt = -Infinity;
  return verdictsOf(events, (event) => {
    if (isWakaTimeCandidate(event)) {
      candidates = [...candidates.filter((t) => event.t - t <= 500), event.t];
      if (candidates.length > 3) {
        isAi = true;
        humans = 0;
      }
    } else if (isWakaTimeHuman(event) && event.t - humanAt >= 1000) {
      humanAt = event.t;
      humans++;
      if (humans > 1) isAi = false;
    }
    return isAi ? 'assisted' : 'typed';
  });
}

function isCodeTimeAi({ ch }: DocChangeEvent): boolean {
  return ch.some((change) => {
    const text = knownText(change);
    if (text.replace(/\s/g, '').length <= 3) return false;
    const leading = /^\s/.test(text);
    return leading || change.rl === 0;
  });
}

/** All edits of a file between two saves are human if a keyboard selection and a visible editor were there. */
function gitAi({ events }: Recording): ReadonlyMap<number, OriginVerdict> {
  const verdicts = new Map<number, OriginVerdict>();
  const waiting = new Map<string, DocChangeEvent[]>();
  const keyboard = new Set<string>();
  let visible = new Set<string>();
  for (const event of events) {
    if (event.e === 'visibleEds') visible = new Set(event.eds.map(({ u }) => u));
    else if (event.e === 'sel' && event.kind === 1) keyboard.add(event.u);
    else if (event.e === 'docChange' && event.ch.length > 0) {
      verdicts.set(event.seq, { origin: 'unknown', rule: 'peer', cause: null });
      waiting.set(event.u, [...(waiting.get(event.u) ?? []), event]);
    } else if (event.e === 'didSave') {
      const isHuman = visible.has(event.u) && keyboard.has(event.u);
      for (const { seq } of isHuman ? (waiting.get(event.u) ?? []) : []) {
        verdicts.set(seq, { origin: 'typed', rule: 'peer', cause: null });
      }
      waiting.delete(event.u);
      keyboard.delete(event.u);
    }
  }
  return verdicts;
}
