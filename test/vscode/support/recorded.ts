import * as vscode from 'vscode';
import type { RawEvent, RawEventKind } from '../../../src/core/events/rawEvent';
import { EventSource } from '../../../src/editor/eventSource';
import type { EventSourceOptions } from '../../../src/editor/eventSource';
import { WorkspaceLocator } from '../../../src/editor/repositories/workspaceLocator';
import { systemClock } from '../../../src/editor/systemClock';

type Named<E, K> = E extends { readonly e: infer Kind } ? (K extends Kind ? E : never) : never;
export type EventOf<K extends RawEventKind> = Named<RawEvent, K>;

/** An event source of its own, and everything it told. */
export class Recorded {
  readonly events: RawEvent[] = [];
  readonly locator = new WorkspaceLocator({ clock: systemClock });
  readonly source: EventSource;
  #mark = 0;

  constructor(options: Partial<EventSourceOptions> = {}) {
    this.source = new EventSource((event) => this.events.push(event), {
      clock: systemClock,
      locator: this.locator,
      ...options,
    });
    this.source.start();
  }

  /** What is asked for from now on came after this. */
  mark(): void {
    this.#mark = this.events.length;
  }

  /** Events since the mark, of one kind or all. */
  since(): readonly RawEvent[] {
    return this.events.slice(this.#mark);
  }

  of<K extends RawEventKind>(kind: K): EventOf<K>[] {
    return this.since().filter((event) => event.e === kind) as EventOf<K>[];
  }

  /** Waits until nothing has come for a while: what was done before is told by then. @param rest ms */
  async quiet(rest = 400): Promise<void> {
    for (let told = -1; told !== this.events.length;) {
      told = this.events.length;
      await pause(rest);
      // A busy window may have told nothing for so long and hold much; it answers in order.
      await vscode.commands.executeCommand('noop');
    }
  }

  /**
   * Waits for an event since the mark.
   *
   * @param patience ms
   * @throws with what did come
   */
  async until<K extends RawEventKind>(
    kind: K,
    holds: (event: EventOf<K>) => boolean = () => true,
    patience = 60_000,
  ): Promise<EventOf<K>> {
    const end = Date.now() + patience;
    for (;;) {
      const found = this.of(kind).find(holds);
      if (found !== undefined) return found;
      if (Date.now() > end) {
        const came = this.since().map((event) => JSON.stringify(event).slice(0, 400));
        throw new Error(`no such ${kind} came, but:\n${came.join('\n')}`);
      }
      await pause(20);
    }
  }

  /** Does something again and again until an event tells of it: what is done too early has no effect. */
  async untilTold<K extends RawEventKind>(
    act: () => unknown,
    kind: K,
    holds: (event: EventOf<K>) => boolean,
  ): Promise<EventOf<K>> {
    for (let again = 10; ; again--) {
      await act();
      try {
        return await this.until(kind, holds, 5_000);
      } catch (error) {
        if (again === 0) throw error;
      }
    }
  }

  dispose(): void {
    this.source.dispose();
    this.locator.dispose();
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The folder the tests' VS Code was opened with. */
export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error('the tests need a workspace folder');
  return folder.uri;
}

export function inWorkspace(path: string): vscode.Uri {
  return vscode.Uri.joinPath(workspaceFolder(), path);
}

/** Writes a file and shows it in an editor, the cursor at the start. */
export async function showFile(path: string, text: string): Promise<vscode.TextEditor> {
  const uri = inWorkspace(path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const document = await vscode.workspace.openTextDocument(uri);
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  editor.selection = new vscode.Selection(0, 0, 0, 0);
  return editor;
}

/** Saves what is a file; what was never saved is thrown away, as saving it would ask where. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (!document.isDirty) continue;
    if (!document.isUntitled) await document.save();
    else {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}
