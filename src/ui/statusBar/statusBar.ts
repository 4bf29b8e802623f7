import * as vscode from 'vscode';
import { dayAt } from '../../core/calendar/zone';
import type { LedgerHealth } from '../../core/ledger/health';
import type { TodayModel } from '../../core/ledger/today';
import type { FocusSession } from '../../core/focus/session';
import type { Clock } from '../../core/ports/clock';
import type { LedgerPort } from '../../core/ports/ledgerPort';
import type { Log } from '../../core/ports/log';
import type { TrackingState } from '../../core/ports/trackingControl';
import { Throttle } from '../../util/throttle';
import type { PickedTimers } from '../pick/pickItems';
import { DO_NOT_DISTURB } from '../focus/sessionRows';
import { statusText } from './statusText';

const REFRESH_AT_MOST_EVERY = 5_000;
/** How often is looked whether a new day began. */
const DAY_CHECK = 60_000;

export interface StatusBarParts {
  readonly ledger: Pick<LedgerPort, 'today' | 'health'>;
  readonly tracking: {
    readonly state: TrackingState;
    readonly onDidChange: vscode.Event<TrackingState>;
  };
  readonly settings: {
    readonly faults: readonly string[];
    readonly current: { readonly ledger: { readonly timeZone: string } };
    readonly onDidChange: vscode.Event<unknown>;
  };
  /** What the workspace does not give. */
  readonly notes: { readonly current: string; readonly onDidChange: vscode.Event<void> };
  /** What the person told by one key. */
  readonly timers: PickedTimers & {
    onDidChange(listener: () => void): { dispose(): unknown };
  };
  /** The open focus session; tells whenever its countdown says something else. */
  readonly focus: {
    readonly current: FocusSession | null;
    onDidChange(listener: () => void): { dispose(): unknown };
  };
  /** Fires when the ledger has something new, or its health changed. */
  readonly onDidChangeData: vscode.Event<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The one quiet item in the status bar. */
export class StatusBar implements vscode.Disposable {
  readonly #parts: StatusBarParts;
  readonly #item: vscode.StatusBarItem;
  readonly #throttle: Throttle;
  readonly #subscriptions: readonly { dispose(): unknown }[];
  #today: TodayModel | null = null;
  #health: LedgerHealth | null = null;
  #cancelDayCheck: () => void;

  constructor(parts: StatusBarParts) {
    this.#parts = parts;
    this.#item = vscode.window.createStatusBarItem(
      'handsOn.status',
      vscode.StatusBarAlignment.Left,
      0,
    );
    this.#item.name = 'Hands-On';
    this.#item.command = 'handsOn.pick';
    this.#throttle = new Throttle(parts.clock, REFRESH_AT_MOST_EVERY, () => this.#refresh());
    const refresh = (): void => {
      this.#throttle.request();
    };
    this.#subscriptions = [
      this.#item,
      parts.onDidChangeData(refresh),
      parts.settings.onDidChange(refresh),
      parts.tracking.onDidChange(() => {
        this.#draw();
      }),
      parts.notes.onDidChange(() => {
        this.#draw();
      }),
      parts.timers.onDidChange(() => {
        this.#draw();
      }),
      parts.focus.onDidChange(() => {
        this.#draw();
      }),
      // Other windows write into the same ledger.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) refresh();
      }),
    ];
    this.#draw();
    this.#item.show();
    this.#throttle.request();
    this.#cancelDayCheck = this.#checkDay();
  }

  dispose(): void {
    this.#cancelDayCheck();
    this.#throttle.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #refresh(): Promise<void> {
    const { ledger, clock, log } = this.#parts;
    // Each by itself: where there are no numbers, the health says why.
    const [today, health] = await Promise.allSettled([ledger.today(clock.now()), ledger.health()]);
    if (today.status === 'fulfilled') this.#today = today.value;
    // The last numbers stay.
    else log.debug(`The status bar got no numbers: ${String(today.reason)}`);
    if (health.status === 'fulfilled') this.#health = health.value;
    else log.debug(`The status bar got no answer: ${String(health.reason)}`);
    this.#draw();
  }

  #draw(): void {
    const { tracking, settings, notes, timers, focus, clock } = this.#parts;
    const { text, tooltip, label, failing } = statusText({
      tracking: tracking.state,
      today: this.#today,
      health: this.#health,
      faults: settings.faults,
      note: notes.current,
      session: focus.current === null ? null : { of: focus.current, now: clock.now() },
      doing: timers.reviewsElsewhere ? 'elsewhere' : timers.pairs ? 'pairing' : null,
    });
    const markdown = new vscode.MarkdownString(tooltip, true);
    markdown.isTrusted = {
      enabledCommands: [
        'handsOn.openDashboard',
        'handsOn.reviewElsewhere',
        'handsOn.pause',
        'handsOn.resume',
        'handsOn.showLog',
        'handsOn.pauseSession',
        'handsOn.resumeSession',
        'handsOn.extendSession',
        'handsOn.endSession',
        'handsOn.answerGap',
        DO_NOT_DISTURB,
      ],
    };
    this.#item.text = text;
    this.#item.tooltip = markdown;
    this.#item.accessibilityInformation = { label, role: 'button' };
    this.#item.backgroundColor = failing
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : undefined;
  }

  #checkDay(): () => void {
    const { clock, settings } = this.#parts;
    return clock.after(DAY_CHECK, () => {
      const { timeZone } = settings.current.ledger;
      if (this.#today !== null && this.#today.date !== dayAt(timeZone, clock.now())) {
        this.#throttle.request();
      }
      this.#cancelDayCheck = this.#checkDay();
    });
  }
}
