import type { DashboardPanel } from '../ui/dashboard/dashboardPanel';
import { blocksFeature } from './blocks';
import { backupsFeature } from './backups';
import type { Feature } from './feature';
import type { Foundation } from './foundation';
import { mirrorFeature } from './mirror';
import { focusFeature } from './focus';
import { handOffFeature } from './handOff';
import { noticesFeature } from './notices';
import { weeklyFeature } from './weekly';
import { weeksFeature } from './weeks';

/** What every feature may stand on. */
export interface FeatureParts extends Foundation {
  readonly dashboard: DashboardPanel;
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
