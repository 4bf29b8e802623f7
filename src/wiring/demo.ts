import * as vscode from 'vscode';
import type { TrackingSwitch } from '../ui/tracking/trackingSwitch';

const FLAG = '--demo';
/** Name of the demo's folder inside of the data folder. */
const FOLDER = 'demo';

/** Was VS Code started to show generated numbers. */
export function isDemo(): boolean {
  return (process.env['HANDS_ON_FLAGS'] ?? '').split(' ').includes(FLAG);
}

/** Where the ledger lies: that of a demo is never the person's own. */
export function dataFolder(globalStorage: vscode.Uri): vscode.Uri {
  return isDemo() ? vscode.Uri.joinPath(globalStorage, FOLDER) : globalStorage;
}

/** In a demo nothing is measured, and every view says that its numbers are generated. */
export function markDemo(tracking: TrackingSwitch): void {
  if (isDemo()) tracking.showDemo();
}

/** Every view of the dashboard stands under it. */
export function dashboardTitle(): string {
  return isDemo() ? 'Hands-On: Demo Data' : 'Hands-On';
}
