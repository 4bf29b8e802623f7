import * as vscode from 'vscode';
import type { Clock } from '../../core/ports/clock';
import type { Log } from '../../core/ports/log';
import type { ArgumentSchemas, ResultSchemas } from '../../protocol/rpc';
import { connectRpc } from '../../protocol/rpc';
import { Throttle } from '../../util/throttle';
import { webviewPage } from './page';
import { webviewChannel } from './webviewChannel';

const REFRESH_AT_MOST_EVERY = 3_000;
const NONCE_BYTES = 16;

/** What every page can be told. */
export interface TellablePage {
  /** There is something new to show. */
  changed(): Promise<void>;
}

export interface PanelParts<Page extends TellablePage, Host> {
  readonly viewType: string;
  readonly title: string;
  /** Name of its script and style sheet in `dist/webview`, without an ending. */
  readonly bundle: string;
  readonly extensionUri: vscode.Uri;
  /** What the page may call, and what its arguments must look like. */
  readonly host: Host;
  readonly accepts: ArgumentSchemas<Host>;
  readonly expects: ResultSchemas<Page>;
  /** Each of them may be news for the page. */
  readonly news: readonly vscode.Event<unknown>[];
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * A page in one editor tab: opened when it is asked for, restored after a reload, told of news while it is
 * visible. The page keeps its own state and asks for what it shows, so a hidden page costs nothing.
 */
export class SinglePanel<Page extends TellablePage, Host extends object>
  implements vscode.Disposable, vscode.WebviewPanelSerializer
{
  readonly #parts: PanelParts<Page, Host>;
  readonly #serializer: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #remote: Page | undefined;

  constructor(parts: PanelParts<Page, Host>) {
    this.#parts = parts;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(parts.viewType, this);
  }

  /** The page's side; undefined while there is no panel. */
  get remote(): Page | undefined {
    return this.#remote;
  }

  open(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal();
      return;
    }
    const { viewType, title } = this.#parts;
    closeHidden(viewType);
    this.#show(vscode.window.createWebviewPanel(viewType, title, vscode.ViewColumn.Active));
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#panel?.dispose();
    this.#show(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#panel?.dispose();
    this.#serializer.dispose();
  }

  #show(panel: vscode.WebviewPanel): void {
    const { title, bundle, extensionUri, host, accepts, expects, news, clock, log } = this.#parts;
    const { webview } = panel;
    this.#panel = panel;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');

    const connection = connectRpc<Page, Host>({
      channel: webviewChannel(webview),
      local: host,
      accepts,
      expects,
      refused: (reason) => {
        log.warn(`The page "${title}" sent something that was refused: ${reason}`);
      },
    });
    this.#remote = connection.remote;
    // A page that is hidden does not exist, and asks for everything when it is shown again.
    const throttle = new Throttle(clock, REFRESH_AT_MOST_EVERY, async () => {
      if (panel.visible) await connection.remote.changed();
    });
    const tell = (): void => {
      throttle.request();
    };
    const listeners = vscode.Disposable.from(
      throttle,
      ...news.map((event) => event(tell)),
      // Other windows write into the same ledger.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) tell();
      }),
    );
    panel.onDidDispose(() => {
      listeners.dispose();
      connection.close();
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#remote = undefined;
    });

    const files = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    const uri = (file: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(files, file)).toString();
    webview.options = { enableScripts: true, localResourceRoots: [files] };
    webview.html = webviewPage({
      title,
      nonce: freshNonce(),
      cspSource: webview.cspSource,
      scriptUri: uri(`${bundle}.js`),
      styleUri: uri(`${bundle}.css`),
    });
  }
}

/** A tab that a reload brought back behind another one is no panel yet and cannot be revealed: there would be two. */
function closeHidden(viewType: string): void {
  const hidden = vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input, isActive }) =>
        // VS Code puts something before the type.
        !isActive && input instanceof vscode.TabInputWebview && input.viewType.endsWith(viewType),
    );
  if (hidden.length > 0) void vscode.window.tabGroups.close(hidden, true);
}

function freshNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
