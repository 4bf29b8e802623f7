import type { HeldNotice, NoticeKind, NoticeVerdict, ShownNotice } from '../notices/notice';
import type { WeeklySchedule } from '../weekly/schedule';

/** A window asks whether it may show something that nobody asked for. */
export interface NoticeWish {
  /** Once per key over all windows, restarts and machines. */
  readonly key: string;
  readonly kind: NoticeKind;
  /** Kept where it is held back, for the week's report. */
  readonly message: string;
  /** Epoch ms. */
  readonly now: number;
  /** Does a focus session run. */
  readonly quiet: boolean;
  readonly schedule: WeeklySchedule;
  /** What other machines of the person showed, as far as this one knows. */
  readonly elsewhere: readonly ShownNotice[];
}

/** Notices that nobody asked for: decided in the ledger, so that the budget holds over windows and restarts. */
export interface NoticesPort {
  /** `show` is given to one caller only, who shows it at once; a wait is noted with its reason. */
  askNotice(wish: NoticeWish): Promise<NoticeVerdict>;
  /** It need not be shown any more: what it says is not so, or there is nothing to say. */
  settleNotice(key: string, kind: NoticeKind, now: number): Promise<void>;
  /** Of these keys the ones that were shown or settled. */
  doneNotices(keys: readonly string[]): Promise<readonly string[]>;
  /** Notices held back in `[from, to)`, epoch ms, and not shown afterwards. */
  heldNotices(from: number, to: number): Promise<readonly HeldNotice[]>;
}
