import * as vscode from 'vscode';
import { dayAt } from '../../core/calendar/zone';
import type { Clock } from '../../core/ports/clock';
import type { LedgerPort } from '../../core/ports/ledgerPort';
import type { Log } from '../../core/ports/log';
import type { TrackingState } from '../../core/ports/trackingControl';
import type {
  DashboardAction,
  DashboardHost,
  DashboardPage,
  DashboardQuery,
  DashboardView,
} from '../../protocol/dashboard';
import { hostAccepts, pageAnswers } from '../../protocol/dashboard';
import { connectRpc } from '../../protocol/rpc';
import { Throttle } from '../../util/throttle';
import { dashboardPage } from './page';
import { webviewChannel } from './webviewChannel';

export const DASHBOARD_VIEW_TYPE = 'handsOn.dashboard';

const REFRESH_AT_MOST_EVERY = 3_000;
const NONCE_BYTES = 16;

export interface DashboardParts {
  readonly extensionUri: vscode.Uri;
  readonly ledger: Pick<LedgerPort, 'overview'>;
  readonly tracking: {
    readonly state: TrackingState;
    readonly onDidChange: vscode.Event<TrackingState>;
  };
  readonly settings: {
    readonly current: { readonly ledger: { readonly timeZone: string } };
    readonly onDidChange: vscode.Event<unknown>;
  };
  /** Fires when the ledger has something new, or its health changed. */
  readonly onDidChangeData: vscode.Event<void>;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * The dashboard's one panel: opened when it is asked for, restored after a reload, told of news while it
 * is visible. The page keeps its own state and asks for what it shows, so a hidden page costs nothing.
 */
export class Dashboard implements vscode.Disposable, vscode.WebviewPanelSerializer {
  readonly #parts: DashboardParts;
  readonly #subscriptions: vscode.Disposable[];
  #panel: vscode.WebviewPanel | undefined;

  constructor(parts: DashboardParts) {
    this.#parts = parts;
    this.#subscriptions = [vscode.window.registerWebviewPanelSerializer(DASHBOARD_VIEW_TYPE, this)];
  }

  open(): void {
    if (this.#panel !== undefined) {
      this.#panel.reveal();
      return;
    }
    this.#show(
      vscode.window.createWebviewPanel(DASHBOARD_VIEW_TYPE, 'Hands-On', vscode.ViewColumn.Active),
    );
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
    this.#panel?.dispose();
    this.#show(panel);
    return Promise.resolve();
  }

  dispose(): void {
    this.#panel?.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #show(panel: vscode.WebviewPanel): void {
    const { extensionUri, tracking, settings, onDidChangeData, clock, log } = this.#parts;
    const { webview } = panel;
    this.#panel = panel;
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');

    const connection = connectRpc<DashboardPage, DashboardHost>({
      channel: webviewChannel(webview),
      local: this.#host(),
      accepts: hostAccepts,
      expects: pageAnswers,
      refused: (reason) => {
        log.warn(`The dashboard sent something that was refused: ${reason}`);
      },
    });
    // A page that is hidden does not exist, and asks for everything when it is shown again.
    const news = new Throttle(clock, REFRESH_AT_MOST_EVERY, async () => {
      if (panel.visible) await connection.remote.changed();
    });
    const tell = (): void => {
      news.request();
    };
    const listeners = vscode.Disposable.from(
      news,
      onDidChangeData(tell),
      tracking.onDidChange(tell),
      settings.onDidChange(tell),
      // Other windows write into the same ledger.
      vscode.window.onDidChangeWindowState(({ focused }) => {
        if (focused) tell();
      }),
    );
    panel.onDidDispose(() => {
      listeners.dispose();
      connection.close();
      if (this.#panel === panel) this.#panel = undefined;
    });

    const files = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
    webview.options = { enableScripts: true, localResourceRoots: [files] };
    webview.html = dashboardPage({
      nonce: freshNonce(),
      cspSource: webview.cspSource,
      scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(files, 'dashboard.js')).toString(),
      styleUri: webview.asWebviewUri(vscode.Uri.joinPath(files, 'dashboard.css')).toString(),
    });
  }

  #host(): DashboardHost {
    const { log } = this.#parts;
    return {
      view: (query) => this.#view(query),
      run: runAction,
      report: (message) => {
        log.error(`The dashboard failed: ${message}`);
        return Promise.resolve();
      },
    };
  }

  async #view({ period, date, repo }: DashboardQuery): Promise<DashboardView> {
    const { ledger, tracking, settings, clock, log } = this.#parts;
    const now = clock.now();
    const day = date ?? dayAt(settings.current.ledger.timeZone, now);
    try {
      const overview = await ledger.overview({ period, date: day, repo, now });
      return { overview, tracking: tracking.state };
    } catch (error) {
      log.error('The dashboard got no answer from the ledger', error);
      throw error;
    }
  }
}

async function runAction(action: DashboardAction): Promise<void> {
  if (action === 'openSettings') {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'handsOn');
  } else {
    await vscode.commands.executeCommand(`handsOn.${action}`);
  }
}

function freshNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
