import type { BlockCause, BlockCauseKind } from './blockOccurrence';
import type { BlockMeasure } from './measure';

/** Why a block was not kept, in words that follow "lost to" and "because of". */
const WORDS: Readonly<Record<Exclude<BlockCauseKind, 'said'>, string>> = {
  meeting: 'a meeting',
  review: 'review of others',
  incident: 'an incident',
  chat: 'chat',
  directing: 'directing an agent',
  editor: 'reading and other work in the editor',
  away: 'work outside the editor',
  unknown: 'unknown (the editor was not open)',
};

/** One or more of a cause: `4 meetings`, `1 review`. */
const COUNTED: Readonly<Record<BlockCauseKind, readonly [one: string, more: string]>> = {
  meeting: ['meeting', 'meetings'],
  review: ['review', 'reviews'],
  incident: ['incident', 'incidents'],
  chat: ['chat', 'chats'],
  said: ['other reason', 'other reasons'],
  directing: ['agent run', 'agent runs'],
  editor: ['spell of reading', 'spells of reading'],
  away: ['absence', 'absences'],
  unknown: ['unknown cause', 'unknown causes'],
};

/** In words: `a meeting`, or what the person said. */
export function causeText({ kind, words }: BlockCause): string {
  return words ?? (kind === 'said' ? 'another reason' : WORDS[kind]);
}

/** `4 meetings`, `1 incident`. */
export function countedCause(kind: BlockCauseKind, count: number): string {
  const [one, more] = COUNTED[kind];
  return `${count} ${count === 1 ? one : more}`;
}

/**
 * What took the place of building as far as it was measured: the longest of reviewing others, directing,
 * other work in the editor, and being away from it. Where the editor was not open nothing is known.
 *
 * @param length of the block, ms
 */
export function measuredCause(measure: BlockMeasure, length: number): BlockCause {
  const { built, reviewed, directed, present, open } = measure;
  const away = length - present;
  const shares: readonly (readonly [BlockCauseKind, number])[] = [
    ['review', reviewed],
    ['directing', directed],
    ['editor', present - built - reviewed - directed],
    [open ? 'away' : 'unknown', away],
  ];
  const [kind] = shares.reduce((most, share) => (share[1] > most[1] ? share : most));
  return { kind, source: 'measured', words: null };
}

const KNOWN: readonly (readonly [RegExp, BlockCauseKind])[] = [
  [/\b(meetings?|calls?|stand-?up|1:1|one[- ]on[- ]one)\b/i, 'meeting'],
  [/\breviews?(ing)?\b/i, 'review'],
  [/\b(incidents?|outages?|on-?call|pager|hotfix)\b/i, 'incident'],
  [/\b(chats?|slack|teams|mails?|e-mails?)\b/i, 'chat'],
];

/** A reason in the person's words, under the cause it names where it names one. */
export function saidCause(reason: string): BlockCause {
  const kind = KNOWN.find(([pattern]) => pattern.test(reason))?.[1] ?? 'said';
  return { kind, source: 'answer', words: reason };
}
