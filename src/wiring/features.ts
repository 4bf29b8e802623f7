import type * as vscode from 'vscode';
import type { LedgerClient } from '../backend/ledgerClient';
import type { Clock } from '../core/ports/clock';
import type { Log } from '../core/ports/log';
import type { DashboardPanel } from '../ui/dashboard/dashboardPanel';
import type { ErrorPolicy } from '../ui/errors/errorPolicy';
import type { Notices } from '../ui/notices/notices';
import type { FocusWatch } from '../ui/focus/focusWatch';
import type { SettingsSource } from '../ui/settings/settingsSource';
import type { TrackingSwitch } from '../ui/tracking/trackingSwitch';
import { blocksFeature } from './blocks';
import { backupsFeature } from './backups';
import type { Feature } from './feature';
import { mirrorFeature } from './mirror';
import { focusFeature } from './focus';
import { handOffFeature } from './handOff';
import { noticesFeature } from './notices';
import { weeklyFeature } from './weekly';
import { weeksFeature } from './weeks';

/** What every feature may stand on. */
export interface FeatureParts {
  readonly context: vscode.ExtensionContext;
  readonly ledger: LedgerClient;
  readonly tracking: TrackingSwitch;
  readonly settings: SettingsSource;
  readonly policy: ErrorPolicy;
  readonly dashboard: DashboardPanel;
  /** The open focus session. */
  readonly focus: FocusWatch;
  /** The only way to show what nobody asked for. */
  readonly notices: Notices;
  /** Fires when the ledger has something new, or its health changed. */
  readonly onDidChangeData: vscode.Event<void>;
  /** Tells that the ledger has something new: every view asks again. */
  readonly onNoted: () => void;
  readonly clock: Clock;
  readonly log: Log;
}

/** The features that stand on the record: each made in a file of its own beside this one. */
export function leadFeatures(parts: FeatureParts): readonly Feature[] {
  return [
    blocksFeature(parts),
    backupsFeature(parts),
    mirrorFeature(parts),
    handOffFeature(parts),
    noticesFeature(parts),
    focusFeature(parts),
    weeklyFeature(parts),
    weeksFeature(parts),
  ];
}
