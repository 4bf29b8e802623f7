import * as vscode from 'vscode';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../../core/ports/log';
import type { NoticesPort } from '../../core/ports/noticesPort';
import type { WeeklySchedule } from '../../core/weekly/schedule';
import type { ErrorPolicy } from '../errors/errorPolicy';
import { NoticeDesk, type NoticeOffer, type WaitingNotice } from './noticeDesk';
import { ShownElsewhere } from './shownElsewhere';
import { waitingItems } from './waitingWords';

export interface NoticesParts {
  readonly port: NoticesPort;
  readonly clock: Clock;
  readonly log: Log;
  readonly policy: ErrorPolicy;
  /** State on the client's side. */
  readonly globalState: vscode.Memento;
  /** Key of this machine among the person's machines. */
  readonly host: string;
  readonly schedule: () => WeeklySchedule;
}

/**
 * The only place that shows what nobody asked for. Everything else is an answer to what the person just did.
 * VS Code's Do Not Disturb is the person's own: it is neither read nor changed.
 */
export class Notices implements vscode.Disposable {
  readonly #desk: NoticeDesk;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscription: vscode.Disposable;

  /** What waits is other than before. */
  readonly onDidChangeWaiting = this.#changed.event;

  constructor(private readonly parts: NoticesParts) {
    const { port, clock, log, globalState, host, schedule } = parts;
    const machines = new ShownElsewhere(globalState, host);
    this.#desk = new NoticeDesk({
      port,
      clock,
      log,
      schedule,
      isFocused: () => vscode.window.state.focused,
      elsewhere: () => machines.others(),
      show: (offer) => void this.#show(offer),
      tell: (shown) => {
        machines.add(shown).then(undefined, (error: unknown) => {
          log.debug(`other machines were not told of ${shown.key}: ${String(error)}`);
        });
      },
      changed: () => {
        this.#changed.fire();
      },
    });
    this.#subscription = vscode.window.onDidChangeWindowState(({ focused }) => {
      if (focused) void this.#desk.look();
    });
  }

  /** Offers something that nobody asked for; it is shown once, when the budget has room, or not at all. */
  offer(offer: NoticeOffer): void {
    this.#desk.offer(offer);
  }

  /** What it says is not so any more. @param forGood false: the same may be offered again */
  withdraw(key: string, forGood = true): void {
    this.#desk.withdraw(key, forGood);
  }

  /** While it says so, nothing is shown but the end of a session and a loss of data. */
  holdWhile(isQuiet: () => boolean): vscode.Disposable {
    return new vscode.Disposable(this.#desk.holdWhile(isQuiet));
  }

  /** Asks again for what waits, as after the end of a session. */
  look(): void {
    void this.#desk.look();
  }

  waiting(): readonly WaitingNotice[] {
    return this.#desk.waiting();
  }

  /** Lists what waits; a choice does what the notice offers first. */
  async showWaiting(): Promise<void> {
    const items = waitingItems(this.#desk.waiting());
    const choice = await vscode.window.showQuickPick(items, {
      title: 'Hands-On: Waiting Notices',
      placeHolder:
        items.length === 0 ? 'No notices are waiting' : 'Held back, so that you are not disturbed',
    });
    if (choice === undefined) return;
    this.#desk.seen(choice.offer);
    await this.#show(choice.offer);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#desk.dispose();
    this.#changed.dispose();
  }

  async #show({ kind, message, actions }: NoticeOffer): Promise<void> {
    const titles = actions.map(({ title }) => title);
    const choice = await (kind === 'dataLoss'
      ? vscode.window.showWarningMessage(message, ...titles)
      : vscode.window.showInformationMessage(message, ...titles));
    const action = actions.find(({ title }) => title === choice);
    if (action !== undefined) await this.parts.policy.run(action.title, action.run);
  }
}
