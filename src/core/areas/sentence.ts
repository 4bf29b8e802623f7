import type { Day } from '../calendar/day';

/** What the sentence about an area says. */
export interface SentenceFacts {
  /** As shown to people. */
  readonly name: string;
  /** The day I last wrote there, in my zone; null for never. */
  readonly written: Day | null;
  readonly changesSince: number;
  readonly peopleSince: number;
  /** Those I merged or reviewed, and of those the ones I merged. */
  readonly approvedSince: number;
  readonly mergedSince: number;
  /** False where the repository's merges leave no trace (squash, rebase). */
  readonly mergesVisible: boolean;
  /** False in a shallow clone: I may have written there before its history begins. */
  readonly whole: boolean;
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/**
 * One true sentence: "services/billing: you last wrote here on 3 March; since then 5 people made 214 commits,
 * and you merged 31 of them." The year is named when it is another one than today's.
 */
export function sentenceOf(facts: SentenceFacts, today: Day): string {
  const { name, written, changesSince, whole } = facts;
  const never = whole ? 'never wrote here' : 'did not write here in the history that was fetched';
  const opening =
    written === null
      ? `${name}: you ${never}`
      : `${name}: you last wrote here on ${dateText(written, today)}`;
  if (changesSince === 0) {
    const since = written === null ? 'nobody else did either' : 'nobody has changed it since';
    return `${opening}; ${since}.`;
  }
  const then = written === null ? '' : 'since then ';
  return `${opening}; ${then}${others(facts)}${approval(facts)}.`;
}

function others({ peopleSince, changesSince }: SentenceFacts): string {
  const commits = counted(changesSince, 'commit');
  // Agents alone may have been at work.
  return peopleSince === 0
    ? `${commits} ${changesSince === 1 ? 'was' : 'were'} made by agents`
    : `${peopleSince === 1 ? '1 person' : `${grouped(peopleSince)} people`} made ${commits}`;
}

function approval({
  approvedSince,
  mergedSince,
  changesSince,
  mergesVisible,
}: SentenceFacts): string {
  if (approvedSince === 0) return mergesVisible ? '' : '; merges not visible here';
  const verb =
    mergedSince === approvedSince
      ? 'merged'
      : mergedSince === 0
        ? 'reviewed'
        : 'merged or reviewed';
  if (changesSince === 1) return `, and you ${verb} it`;
  const all = approvedSince === changesSince ? 'all' : grouped(approvedSince);
  return `, and you ${verb} ${all} of them`;
}

/** `3 March`, or `3 March 2025` in another year. */
export function dateText(date: Day, today: Day): string {
  const [year = '', month, day] = date.split('-');
  const text = `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''}`;
  return today.startsWith(`${year}-`) ? text : `${text} ${year}`;
}

function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Thousands grouped by commas. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
