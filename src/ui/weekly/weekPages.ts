import * as vscode from 'vscode';
import type { Day } from '../../core/calendar/day';
import { isoWeekOf, mondayOfIsoWeek } from '../../core/calendar/week';
import { weekDocument } from '../../core/weekly/weekDocument';
import type { WeekReport } from '../../core/weekly/weekReport';
import { weekTitle } from '../../core/weekly/weekWords';
import { PreviewDocuments } from '../documents/previewDocuments';

const SCHEME = 'hands-on-week';
/** Is a week's page the active tab: then its buttons are in the title. */
const SHOWN = 'handsOn.weekShown';

/** Weeks as documents. */
export class WeekPages implements vscode.Disposable {
  readonly #documents: PreviewDocuments;
  readonly #subscription: vscode.Disposable;
  /** The week that was opened last. */
  #week: Day | undefined;

  /** @param write the report of a week, by its Monday */
  constructor(private readonly write: (week: Day) => Promise<WeekReport>) {
    this.#documents = new PreviewDocuments(SCHEME, async (name) => {
      const week = mondayOfIsoWeek(name);
      return week === undefined ? '' : weekDocument(await write(week));
    });
    this.#subscription = vscode.Disposable.from(
      this.#documents,
      vscode.window.tabGroups.onDidChangeTabs(() => {
        this.#follow();
      }),
      vscode.window.tabGroups.onDidChangeTabGroups(() => {
        this.#follow();
      }),
    );
  }

  /** The week whose page is open in front, or was last; undefined before the first. */
  get week(): Day | undefined {
    return this.#week;
  }

  async open(week: Day): Promise<void> {
    this.#week = week;
    await this.#documents.open(`${fileName(week)}.md`, isoWeekOf(week));
    this.#follow();
  }

  /** A week that is open shows what was decided meanwhile. */
  refresh(week: Day): void {
    this.#documents.refresh(`${fileName(week)}.md`, isoWeekOf(week));
  }

  async copy(week: Day): Promise<void> {
    await vscode.env.clipboard.writeText(weekDocument(await this.write(week)));
    vscode.window.setStatusBarMessage(`Hands-On: ${weekTitle(week)} copied as Markdown`, 5_000);
  }

  /** A copy of its own to change, to send or to save: a new document that is saved nowhere yet. */
  async edit(week: Day): Promise<void> {
    const content = weekDocument(await this.write(week));
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await vscode.window.showTextDocument(document, { preview: false });
  }

  dispose(): void {
    this.#subscription.dispose();
  }

  /** A preview's tab tells its label only: the name of the document that it shows. */
  #follow(): void {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    const name = this.#week === undefined ? '' : fileName(this.#week);
    const shown = name !== '' && (tab?.label.includes(name) ?? false);
    void vscode.commands.executeCommand('setContext', SHOWN, shown);
  }
}

function fileName(week: Day): string {
  return weekTitle(week).replace(':', ',');
}
