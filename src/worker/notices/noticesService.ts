import type { HeldNotice, NoticeKind, NoticeVerdict } from '../../core/notices/notice';
import type { NoticesPort, NoticeWish } from '../../core/ports/noticesPort';
import { askNotice, doneNotices, heldNotices, settleNotice } from '../../store/notices/notices';
import { settled } from '../settled';
import type { SharedLedger } from '../sharedLedger';

/** Decides about notices in the ledger, for all windows of this machine. */
export class NoticesService implements NoticesPort {
  constructor(private readonly shared: SharedLedger) {}

  askNotice(wish: NoticeWish): Promise<NoticeVerdict> {
    return settled(() => {
      // Before the settings are there, days would begin at other times than the person's.
      if (!this.shared.configured) throw new Error('The settings have not arrived yet.');
      const { timeZone } = this.shared.settings;
      return this.shared.keeper.change(({ db }) => askNotice(db, wish, timeZone));
    });
  }

  settleNotice(key: string, kind: NoticeKind, now: number): Promise<void> {
    return settled(() => {
      this.shared.keeper.change(({ db }) => {
        settleNotice(db, key, kind, now);
      });
    });
  }

  doneNotices(keys: readonly string[]): Promise<readonly string[]> {
    return settled(() => this.shared.keeper.query(({ db }) => doneNotices(db, keys)));
  }

  heldNotices(from: number, to: number): Promise<readonly HeldNotice[]> {
    return settled(() => this.shared.keeper.query(({ db }) => heldNotices(db, from, to)));
  }
}
