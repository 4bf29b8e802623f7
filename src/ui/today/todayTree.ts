import * as vscode from 'vscode';
import type { Log } from '../../core/ports/log';
import { Throttle } from '../../util/throttle';
import { todayAndWeek, type TodayParts } from './showToday';
import { threeLines, type NumberLine } from './todayWords';

const VIEW = 'handsOn.today';
const REFRESH_AT_MOST_EVERY = 10_000;

export interface TodayTreeParts extends TodayParts {
  /** Fires when the ledger has something new. */
  readonly onDidChangeData: vscode.Event<void>;
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
      this.#view.onDidChangeVisibility(refresh),
    );
  }

  async getChildren(line?: NumberLine): Promise<NumberLine[]> {
    if (line !== undefined) return [];
    try {
      return threeLines(...(await todayAndWeek(this.parts)));
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
    item.command = { command: 'handsOn.openDashboard', title: 'Open Dashboard' };
    return item;
  }

  dispose(): void {
    this.#throttle.dispose();
    this.#subscriptions.dispose();
    this.#view.dispose();
    this.#changed.dispose();
  }
}
