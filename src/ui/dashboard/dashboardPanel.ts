import * as vscode from 'vscode';
import { dayAt } from '../../core/calendar/zone';
import type { CommitsPort } from '../../core/ports/commitsPort';
import type { Clock } from '../../core/ports/clock';
import type { BlocksPort } from '../../core/ports/blocksPort';
import type { FocusPort } from '../../core/ports/focusPort';
import type { AreasPort, LedgerPort } from '../../core/ports/ledgerPort';
import type { WeeksPort } from '../../core/ports/weeksPort';
import type { Log } from '../../core/ports/log';
import type { TrackingState } from '../../core/ports/trackingControl';
import type {
  DashboardAction,
  DashboardHost,
  DashboardPage,
  DashboardQuery,
  DashboardView,
  RuleWords,
  WantedView,
} from '../../protocol/dashboard';
import { hostAccepts, pageAnswers } from '../../protocol/dashboard';
import { blocksHost } from '../blocks/blocksHost';
import { weeksHost } from '../weeks/weeksHost';
import { evidenceHost } from './evidenceHost';
import { SinglePanel } from '../webviews/singlePanel';

export interface DashboardParts {
  readonly extensionUri: vscode.Uri;
  /** Of the tab. */
  readonly title: string;
  readonly ledger: Pick<
    LedgerPort & AreasPort,
    'overview' | 'evidence' | 'correct' | 'revokeCorrection' | 'corrections' | 'areas'
  > & {
    readonly weeks: WeeksPort;
    readonly commits: CommitsPort;
    readonly blocks: BlocksPort;
    readonly focus: FocusPort;
  };
  /** A correction was made or undone: every view shows other numbers. */
  readonly onCorrected: () => void;
  /** What a rule of origins says; null for one of another version. */
  readonly explainRule: (rule: string) => RuleWords | null;
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

/** The dashboard in its one panel. */
export interface DashboardPanel {
  dispose(): void;
  /** @param view what to show; left out: what was shown last */
  open(view?: WantedView): void;
}

export function dashboardPanel(parts: DashboardParts): DashboardPanel {
  const { extensionUri, tracking, settings, onDidChangeData, clock, log } = parts;
  let wanted: WantedView | null = null;
  const panel = new SinglePanel<DashboardPage, DashboardHost>({
    viewType: 'handsOn.dashboard',
    title: parts.title,
    bundle: 'dashboard',
    extensionUri,
    host: {
      view: (query) => viewOf(parts, query),
      run: runAction,
      wantedTab: () => {
        const view = wanted;
        wanted = null;
        return Promise.resolve(view);
      },
      ...weeksHost({
        port: parts.ledger.weeks,
        timeZone: () => settings.current.ledger.timeZone,
        now: () => clock.now(),
        onDecided: parts.onCorrected,
      }),
      ...blocksHost({
        blocks: parts.ledger.blocks,
        focus: parts.ledger.focus,
        now: () => clock.now(),
        timeZone: () => settings.current.ledger.timeZone,
      }),
      ...evidenceHost({ ...parts, areas: parts.ledger, commits: parts.ledger.commits }),
      report: (message) => {
        log.error(`The dashboard failed: ${message}`);
        return Promise.resolve();
      },
    },
    accepts: hostAccepts,
    expects: pageAnswers,
    news: [onDidChangeData, tracking.onDidChange, settings.onDidChange],
    clock,
    log,
  });
  return {
    open: (view) => {
      wanted = view ?? null;
      panel.open();
      if (view !== undefined) void panel.remote?.changed();
    },
    dispose: () => {
      panel.dispose();
    },
  };
}

async function viewOf(
  { ledger, tracking, settings, clock, log }: DashboardParts,
  { period, date, repo }: DashboardQuery,
): Promise<DashboardView> {
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

async function runAction(action: DashboardAction): Promise<void> {
  if (action === 'openSettings') {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'handsOn');
  } else {
    await vscode.commands.executeCommand(`handsOn.${action}`);
  }
}
