import type { LedgerHealth } from '../ledger/health';
import type { Pulse } from '../time/pulse';
import type { TimeParameters } from '../time/parameters';
import type { OverviewModel, OverviewQuery } from '../ledger/overview';
import type { TodayModel } from '../ledger/today';

/** What the worker needs to know before it can answer. */
export interface LedgerSettings {
  readonly parameters: TimeParameters;
  /** Hours built a week that the person wants to reach, or null. */
  readonly weeklyTarget: number | null;
  /** Does directing count as hands-on in the share. */
  readonly countDirected: 'apart' | 'handsOn';
  /** Days that pulses are kept before they fold into rollups. */
  readonly pulseRetention: number;
  /** IANA name of the person's time zone. */
  readonly timeZone: string;
}

/**
 * What the extension asks of its worker thread, and the only way to the ledger from the host.
 * Every call is a message; nothing here blocks the extension host. Rejections carry an Error whose
 * message is fit for the log.
 */
export interface LedgerPort {
  /** Settings hold for all later calls; sent at start and whenever one changes. */
  configure(settings: LedgerSettings): Promise<void>;
  /** Stores pulses of this window; resolves when they are committed (or safely spooled). */
  append(pulses: readonly Pulse[]): Promise<void>;
  today(now: number): Promise<TodayModel>;
  overview(query: OverviewQuery): Promise<OverviewModel>;
  health(): Promise<LedgerHealth>;
  /** Writes everything down and closes the ledger; the last call. */
  flush(): Promise<void>;
}
