import * as vscode from 'vscode';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../../core/ports/log';
import { workspaceNote } from './workspaceNote';

/** Looking for repositories is over by then; a later find mends the note. */
const LOOKED = 5_000;

interface Subscription {
  dispose(): unknown;
}

export interface WorkspaceNotesParts {
  /** Calls back once it is known whether there is a git, and again when it is found later. */
  readonly whenGit: (tell: (present: boolean) => void) => Subscription;
  /** Calls back for each repository that was or will be found. */
  readonly onRoot: (tell: () => void) => Subscription;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Log;
}

/** Says, quietly, what the open workspace does not give: for the tooltip and, once, the log. */
export class WorkspaceNotes implements vscode.Disposable {
  readonly #log: Log;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: Subscription[] = [this.#changed];
  #git: boolean | undefined;
  #repository: boolean | undefined;
  #note = '';

  readonly onDidChange = this.#changed.event;

  constructor({ whenGit, onRoot, clock, log }: WorkspaceNotesParts) {
    this.#log = log;
    this.#subscriptions.push(
      whenGit((present) => {
        this.#git = present;
        this.#look();
      }),
      onRoot(() => {
        this.#repository = true;
        this.#look();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#look();
      }),
      {
        dispose: clock.after(LOOKED, () => {
          this.#repository ??= false;
          this.#look();
        }),
      },
    );
    this.#look();
  }

  /** One sentence; empty when nothing is missing. */
  get current(): string {
    return this.#note;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #look(): void {
    const schemes = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme);
    const note = workspaceNote({ schemes, git: this.#git, repository: this.#repository });
    if (note === this.#note) return;
    this.#note = note;
    if (note !== '') this.#log.info(note);
    this.#changed.fire();
  }
}
