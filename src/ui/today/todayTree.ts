import * as vscode from 'vscode';
import type { Log } from '../../core/ports/log';
import { Throttle } from '../../util/throttle';
import type { Notices } from '../notices/notices';
import { waitingText } from '../notices/waitingWords';
import { todayAndWeek, type TodayParts } from './showToday';
import { threeLines, WAITING, waitingLines, type NumberLine } from './todayWords';

const VIEW = 'handsOn.today';
const REFRESH_AT_MOST_EVERY = 10_000;

export interface TodayTreeParts extends TodayParts {
  /** Fires when the ledger has something new. */
  readonly onDidChangeData: vscode.Event<void>;
  /** What waits is told by a badge. */
  readonly notices: Pick<Notices, 'waiting' | 'onDidChangeWaiting'>;
  readonly log: Log;
}

/** Today and the week in three lines, beside the stale areas. */
export class TodayTree implements vscode.Disposable, vscode.TreeDataProvider<NumberLine> {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<NumberLine>;
  readonly #throttle: Throttle;
  readonly #subscriptions: vscode.Disposable;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(private readonly parts: TodayTreeParts) {
    this.#throttle = new Throttle(parts.clock, REFRESH_AT_MOST_EVERY, () => {
      // A list that nobody sees asks for nothing.
      if (this.#view.visible) this.#changed.fire(undefined);
      return Promise.resolve();
    });
    this.#view = vscode.window.createTreeView(VIEW, { treeDataProvider: this });
    const refresh = (): void => {
      this.#throttle.request();
    };
    this.#subscriptions = vscode.Disposable.from(
      parts.onDidChangeData(refresh),
      parts.notices.onDidChangeWaiting(() => {
        this.#showBadge();
        this.#changed.fire(undefined);
      }),
      this.#view.onDidChangeVisibility(refresh),
    );
  }

  async getChildren(line?: NumberLine): Promise<NumberLine[]> {
    if (line !== undefined) return [];
    const waiting = waitingLines(this.parts.notices.waiting().length);
    try {
      return [...threeLines(...(await todayAndWeek(this.parts))), ...waiting];
    } catch (error) {
      this.parts.log.debug(`The list of today got no numbers: ${String(error)}`);
      return [{ label: 'No numbers now', description: 'time is still measured', icon: 'warning' }];
    }
  }

  getTreeItem({ label, description, icon }: NumberLine): vscode.TreeItem {
    const item = new vscode.TreeItem(label);
    item.id = label;
    item.description = description;
    item.tooltip = `${label}: ${description}`;
    item.iconPath = new vscode.ThemeIcon(icon);
    item.command =
      label === WAITING
        ? { command: 'handsOn.showWaitingNotices', title: 'Show Waiting Notices' }
        : { command: 'handsOn.openDashboard', title: 'Open Dashboard' };
    return item;
  }

  #showBadge(): void {
    const waiting = this.parts.notices.waiting();
    const tooltip = waitingText(waiting);
    this.#view.badge = tooltip === undefined ? undefined : { value: waiting.length, tooltip };
  }

  dispose(): void {
    this.#throttle.dispose();
    this.#subscriptions.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }
}
