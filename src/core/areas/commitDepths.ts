import { markOfIdentity, markOfLine } from './agentMarks';
import type { AgentMark } from './agentMarks';
import { asciiLower } from './byteText';
import { CLASS } from './commitClass';
import { WRITTEN_SHARE } from './depths';
import type { LedgerEvidence } from './depths';
import { startOf } from './graph';
import type { HistoryBuilder } from './history';
import type { HistoryView } from './historyView';
import { mergedByMe } from './mergedByMe';
import type { People } from './people';

/** What a kept commit is to me. */
export const TIE = { none: 0, written: 1, unverified: 2, directed: 3 } as const;

/** My ties to the commits of a history. */
export interface CommitDepths {
  /** Per commit of mine: one of {@link TIE}; `unverified` is written, with no ledger data to confirm it. */
  readonly ties: Uint8Array;
  /** Per commit of others: ms of my review (a merge of mine, a Reviewed-by), or -Infinity. */
  readonly reviewedAt: Float64Array;
  /** 1 where that is a date. */
  readonly reviewed: Uint8Array;
  /** Per identity id: bots and agents. */
  readonly nobody: Uint8Array;
}

/** Tells written from directed commits, and finds reviews. */
export function commitDepths(
  view: HistoryView,
  classes: Uint8Array,
  people: People,
  marks: readonly AgentMark[],
  ledger: LedgerEvidence | null,
): CommitDepths {
  const { history } = view;
  const agents = agentsIn(history, people, marks);
  const signings = signingsIn(history, people, marks);
  const merged = mergedByMe(view, people);
  const ties = new Uint8Array(classes.length);
  const reviewedAt = new Float64Array(classes.length).fill(-Infinity);
  for (let n = 0; n < classes.length; n++) {
    if (classes[n] === CLASS.mine) {
      const share = ledger?.handsOnShare(history.hashes.hex(n)) ?? null;
      const marked = agents.isIn(n) || signings.has(n, SIGNED.agent);
      if (marked || (share !== null && share < WRITTEN_SHARE)) ties[n] = TIE.directed;
      else ties[n] = share === null ? TIE.unverified : TIE.written;
    } else if (classes[n] === CLASS.others) {
      if (signings.has(n, SIGNED.review)) reviewedAt[n] = history.times[n] ?? 0;
      const merge = merged[n] === 1 ? (view.broughtBy[n] ?? -1) : -1;
      reviewedAt[n] = Math.max(reviewedAt[n] ?? 0, history.times[merge] ?? -Infinity);
    }
  }
  const reviewed = Uint8Array.from(reviewedAt, (at) => (at === -Infinity ? 0 : 1));
  return { ties, reviewedAt, reviewed, nobody: agents.nobody };
}

function agentsIn(
  history: HistoryBuilder,
  people: People,
  marks: readonly AgentMark[],
): { isIn(commit: number): boolean; nobody: Uint8Array } {
  const found = history.identities.map((identity) => markOfIdentity(marks, identity));
  const nobody = people.bot.map((bot, id) =>
    bot === 1 || (found[id] !== undefined && found[id].person !== true) ? 1 : 0,
  );
  const ends = history.coAuthorEnds.view();
  return {
    nobody,
    isIn(commit) {
      if (found[history.authors.at(commit)] !== undefined) return true;
      for (let at = startOf(ends, commit); at < (ends[commit] ?? 0); at++) {
        if (found[history.coAuthors.at(at)] !== undefined) return true;
      }
      return false;
    },
  };
}

const SIGNED = { agent: 1, review: 2 } as const;
const review = /^(?:reviewed|acked)-by:[^<>]*<([^<>]+)>/i;

function signingsIn(
  history: HistoryBuilder,
  people: People,
  marks: readonly AgentMark[],
): { has(commit: number, what: number): boolean } {
  const mine = new Set<string>();
  history.identities.forEach(({ email }, id) => {
    if (people.mine[id] === 1) mine.add(asciiLower(email));
  });
  people.myKeys.forEach((key) => mine.add(key));
  const kinds = history.signingLines.map((line) => {
    if (markOfLine(marks, line) !== undefined) return SIGNED.agent;
    const reviewer = review.exec(line)?.[1];
    return reviewer !== undefined && mine.has(asciiLower(reviewer.trim())) ? SIGNED.review : 0;
  });
  const ends = history.signingEnds.view();
  return {
    has(commit, what) {
      for (let at = startOf(ends, commit); at < (ends[commit] ?? 0); at++) {
        if (kinds[history.signings.at(at)] === what) return true;
      }
      return false;
    },
  };
}
