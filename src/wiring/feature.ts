import type { DashboardPanel } from '../ui/dashboard/dashboardPanel';
import type { Foundation } from './foundation';

/** What every feature may stand on. */
export interface FeatureParts extends Foundation {
  readonly dashboard: DashboardPanel;
}

/** Commands of a feature: by their id, with the title that people know. */
export type FeatureCommands = Readonly<
  Record<string, { readonly title: string; readonly run: (...args: readonly unknown[]) => unknown }>
>;

/** One thing the product does for a person, put together: its commands, and what ends with the extension. */
export interface Feature {
  readonly commands: FeatureCommands;
  dispose(): void;
}
