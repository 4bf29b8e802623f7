import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { freshContext, launchBrowser, workbenchReady } from '../../../scripts/vscode/browser';
import type { RunningServer } from '../../../scripts/vscode/server';
import { installVsix, startServer, writeUserSettings } from '../../../scripts/vscode/server';
import type { ServerInstall } from '../../../scripts/vscode/serverInstall';
import { ensureServer } from '../../../scripts/vscode/serverInstall';
import { VSIX } from '../../../scripts/vscode/vsix';
import { releaseWanted } from '../../../scripts/vscode/which';
import { watchPages } from './witness';
import { PATIENCE, Workbench } from './workbench';

/** Nothing on the screen that moves, asks or completes by itself. */
const QUIET: Readonly<Record<string, unknown>> = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.editor.enablePreview': false,
  'files.autoSave': 'off',
  'editor.quickSuggestions': 'off',
  'editor.wordBasedSuggestions': 'off',
  'editor.suggestOnTriggerCharacters': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'handsOn.weeklySummary': 'off',
  'git.openRepositoryInParentFolders': 'never',
  'git.autofetch': false,
};

/** What a window opens: the session's folder, nothing, another folder by its URI, or a workspace by its file. */
type Opened = 'folder' | 'nothing' | { readonly folder: string } | { readonly workspace: string };

export interface SessionOptions {
  /** Makes the workspace in an empty folder. */
  readonly workspace: (folder: string) => void;
  readonly open?: Opened;
  /** Changes the installation before VS Code starts. */
  readonly prepare?: (place: Installation) => void;
  /** User settings, over the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The packaged extension; undefined: the one `npm run package` made. */
  readonly vsix?: string;
  /** Further packaged extensions to install. */
  readonly more?: readonly string[];
  /** For the server, its extension hosts and all they start. */
  readonly env?: NodeJS.ProcessEnv;
  /** A folder with one more extension, loaded as VS Code loads one under development. */
  readonly development?: string;
  readonly size?: { readonly width: number; readonly height: number };
  /** false: every page begins without the focus, which a headless one by itself has for ever. */
  readonly focused?: boolean;
  /** false: VS Code asks whether the folder is trusted, as it does by default. */
  readonly trusted?: boolean;
}

/** Where the pieces of an installation are before VS Code starts. */
export interface Installation {
  /** The folder of the installed extension. */
  readonly extension: string;
  /** The folder VS Code gives the extension for its data; not made yet. */
  readonly dataFolder: string;
}

/**
 * VS Code's server in a fresh data folder with the packaged extension in it, a workspace, and one page in a
 * fresh browser profile. Always {@link Session.end} it.
 */
export class Session {
  /** The window that is open now. */
  workbench: Workbench;

  private constructor(
    /** The workspace's folder. */
    readonly folder: string,
    /** The server that runs now. */
    public server: RunningServer,
    private readonly scratch: string,
    private readonly browser: Browser,
    private readonly context: BrowserContext,
    page: Page,
    private readonly settings: Readonly<Record<string, unknown>>,
    private readonly target: Target,
    private readonly options: SessionOptions,
  ) {
    this.workbench = new Workbench(page, folder);
  }

  static async start(options: SessionOptions): Promise<Session> {
    const scratch = mkdtempSync(path.join(tmpdir(), 'hands-on-e2e-'));
    const undo: (() => Promise<void> | void)[] = [
      () => {
        rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      },
    ];
    try {
      const folder = path.join(scratch, 'workspace');
      options.workspace(folder);
      const settings = { ...QUIET, ...options.settings };
      const install = await ensureServer(releaseWanted());
      const server = await serve(install, path.join(scratch, 'server'), settings, options);
      undo.push(() => server.stop());
      const browser = await launchBrowser();
      undo.push(() => browser.close());
      const origin = new URL(server.url('/')).origin;
      const context = await freshContext(browser, origin, options.size);
      await watchPages(context);
      if (options.focused === false) {
        await context.addInitScript('if (window === top) document.hasFocus = () => false');
      }
      // A busy machine is slow, not broken.
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const target = { open: options.open ?? 'folder', development: options.development };
      await openPage(page, server, folder, target);
      return new Session(
        ...([folder, server, scratch, browser, context, page, settings, target, options] as const),
      );
    } catch (error) {
      for (const step of undo.reverse()) await step();
      throw error;
    }
  }

  /** The folder in which VS Code keeps workspaces that were never saved. */
  get unsavedWorkspaces(): string {
    return path.join(this.server.dataDir, 'data/User/Workspaces');
  }

  /** The folder VS Code gives the extension for its data (`globalStorageUri`). */
  get dataFolder(): string {
    return dataFolderIn(this.server.dataDir);
  }

  /** The folder of the installed extension. */
  get extension(): string {
    return extensionIn(this.server.dataDir);
  }

  /** Changes user settings while VS Code runs; it notices the file's change within a second or two. */
  async changeSettings(changed: Readonly<Record<string, unknown>>): Promise<void> {
    await writeUserSettings(this.server.dataDir, { ...this.settings, ...changed });
  }

  /** Closes the window and waits until its extension host has ended, so that all is written. */
  async closeWindow(): Promise<void> {
    await this.workbench.page.close({ runBeforeUnload: false });
    await this.server.endExtensionHosts();
  }

  /** Opens the workspace, or something else, in a new window of the same browser profile. */
  async openWindow(open = this.target.open): Promise<Workbench> {
    const page = await this.context.newPage();
    await openPage(page, this.server, this.folder, { ...this.target, open });
    this.workbench = new Workbench(page, this.folder);
    return this.workbench;
  }

  /**
   * Goes on at another machine, in the same browser profile: ends the server and starts one with a data folder and
   * a home of its own, at the same address. The first machine is `server`.
   *
   * @param between while no server runs; gets the extension's data folder there
   */
  async moveTo(
    machine: string,
    between: (dataFolder: string) => void = () => undefined,
  ): Promise<Workbench> {
    await this.closeWindow();
    const { port } = this.server;
    await this.server.stop();
    const dataDir = path.join(this.scratch, machine);
    between(dataFolderIn(dataDir));
    const install = await ensureServer(releaseWanted());
    // A machine is known by its name and its home.
    const home = path.join(this.scratch, `home of ${machine}`);
    if (machine !== 'server') mkdirSync(home, { recursive: true });
    const env = { ...this.options.env, ...(machine === 'server' ? {} : { HOME: home }) };
    this.server = await serve(install, dataDir, this.settings, { ...this.options, env }, port);
    return this.openWindow();
  }

  /** What the extension wrote to its log in all windows so far. */
  log(): string {
    const logs = path.join(this.server.dataDir, 'data/logs');
    const files = existsSync(logs) ? readdirSync(logs, { recursive: true, encoding: 'utf8' }) : [];
    return files
      .filter((file) => path.basename(file) === 'Hands-On.log')
      .map((file) => readFileSync(path.join(logs, file), 'utf8'))
      .join('\n');
  }

  /** Closes and opens the window, as a person's next day would begin. */
  async restartWindow(): Promise<Workbench> {
    await this.closeWindow();
    return this.openWindow();
  }

  /** Ends the browser, the server and all it started, and removes the folders. */
  async end(): Promise<void> {
    await this.browser.close();
    await this.server.stop();
    rmSync(this.scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

async function serve(
  install: ServerInstall,
  dataDir: string,
  settings: Readonly<Record<string, unknown>>,
  options: SessionOptions,
  port?: number,
): Promise<RunningServer> {
  const vsix = options.vsix ?? VSIX;
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: run npm run package first.`);
  const isNew = !existsSync(path.join(dataDir, 'extensions'));
  for (const file of isNew ? [vsix, ...(options.more ?? [])] : []) {
    await installVsix(install, file, dataDir);
  }
  await writeUserSettings(dataDir, settings);
  options.prepare?.({ extension: extensionIn(dataDir), dataFolder: dataFolderIn(dataDir) });
  return startServer({
    install,
    dataDir,
    ...(port === undefined ? {} : { port }),
    // Without it the page takes no extension under development.
    smokeTestDriver: options.development !== undefined,
    trustWorkspaces: options.trusted ?? true,
    ...(options.env ? { env: options.env } : {}),
  });
}

interface Target {
  readonly open: Opened;
  readonly development: string | undefined;
}

async function openPage(
  page: Page,
  server: RunningServer,
  folder: string,
  { open, development }: Target,
): Promise<void> {
  const url = new URL(server.url(folder));
  if (open !== 'folder') url.searchParams.delete('folder');
  if (open === 'nothing') url.searchParams.set('ew', 'true');
  else if (open !== 'folder') {
    for (const [name, value] of Object.entries(open)) url.searchParams.set(name, value);
  }
  if (development !== undefined) {
    const payload = [['extensionDevelopmentPath', server.remote(development)]];
    url.searchParams.set('payload', JSON.stringify(payload));
  }
  await page.goto(url.href);
  await workbenchReady(page);
}

function dataFolderIn(dataDir: string): string {
  return path.join(dataDir, 'data/User/globalStorage/hands-on-dev.hands-on');
}

function extensionIn(dataDir: string): string {
  const extensions = path.join(dataDir, 'extensions');
  const name = readdirSync(extensions).find((entry) => entry.startsWith('hands-on-dev.hands-on'));
  if (name === undefined) throw new Error('The extension was not installed.');
  return path.join(extensions, name);
}
