import * as vscode from 'vscode';
import type { Day } from '../../core/calendar/day';
import { isoWeekOf, mondayOfIsoWeek } from '../../core/calendar/week';
import { weekDocument } from '../../core/weekly/weekDocument';
import type { WeekReport } from '../../core/weekly/weekReport';
import { weekTitle } from '../../core/weekly/weekWords';

const SCHEME = 'hands-on-week';
/** Is a week's page the active tab: then its buttons are in the title. */
const SHOWN = 'handsOn.weekShown';

/** Weeks as read-only Markdown documents, shown in VS Code's own preview; they are written anew when opened. */
export class WeekPages implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscription: vscode.Disposable;
  /** The week that was opened last. */
  #week: Day | undefined;

  /** @param write the report of a week, by its Monday */
  constructor(private readonly write: (week: Day) => Promise<WeekReport>) {
    this.#subscription = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: async (uri) => {
          const week = mondayOfIsoWeek(uri.query);
          return week === undefined ? '' : weekDocument(await write(week));
        },
      }),
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
    const uri = uriOf(week);
    this.#week = week;
    this.#changed.fire(uri);
    try {
      await vscode.commands.executeCommand('markdown.showPreview', uri);
    } catch {
      // Without the built-in preview it reads well enough as it is.
      await vscode.window.showTextDocument(uri, { preview: true });
    }
    this.#follow();
  }

  /** A week that is open shows what was decided meanwhile. */
  refresh(week: Day): void {
    this.#changed.fire(uriOf(week));
    // VS Code drops a document after a few minutes in which only a preview shows it: then that asks anew.
    vscode.commands.executeCommand('markdown.preview.refresh').then(undefined, () => undefined);
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
    this.#changed.dispose();
  }

  /** A preview's tab tells its label only: the name of the document that it shows. */
  #follow(): void {
    const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
    const name = this.#week === undefined ? '' : fileName(this.#week);
    const shown = name !== '' && (tab?.label.includes(name) ?? false);
    void vscode.commands.executeCommand('setContext', SHOWN, shown);
  }
}

function uriOf(week: Day): vscode.Uri {
  return vscode.Uri.from({
    scheme: SCHEME,
    path: `/${fileName(week)}.md`,
    query: isoWeekOf(week),
  });
}

function fileName(week: Day): string {
  return weekTitle(week).replace(':', ',');
}
