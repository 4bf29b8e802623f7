import type { HeldReason } from '../../core/notices/notice';
import type { NoticeOffer, WaitingNotice } from './noticeDesk';

const REASONS: Readonly<Record<HeldReason, string>> = {
  session: 'waits for the end of your session',
  day: 'waits: one notice a day',
  week: 'waits: three notices a week',
  summary: 'waits: the summary of the week goes first',
};

/** A row of the list of what waits. */
export interface WaitingItem {
  readonly label: string;
  readonly description: string;
  readonly offer: NoticeOffer;
}

export function waitingItems(waiting: readonly WaitingNotice[]): WaitingItem[] {
  return waiting.map((offer) => ({
    label: offer.message,
    description: REASONS[offer.reason],
    offer,
  }));
}

/** For a badge: `1 notice is waiting: one notice a day`. Undefined with none. */
export function waitingText(waiting: readonly WaitingNotice[]): string | undefined {
  const count = waiting.length;
  if (count === 0) return undefined;
  return `Hands-On: ${count} ${count === 1 ? 'notice is waiting' : 'notices are waiting'}`;
}
