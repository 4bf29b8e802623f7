import * as vscode from 'vscode';
import type { Clock } from '../core/ports/clock';
import { fulfilsWithin } from './withTimeLimit';

/** An answer later than this many ms is none: the window's side sleeps or is gone. */
export const ROUND_TRIP_LIMIT = 5000;

/**
 * Asks the window's main thread for a sign of life. A remote extension host lives on for hours after the
 * laptop went to sleep; its main thread does not answer then.
 */
export function roundTrip(clock: Pick<Clock, 'after'>): Promise<boolean> {
  // Registered in the main thread only, does nothing there: the cheapest question that must be answered.
  return fulfilsWithin(vscode.commands.executeCommand('noop'), ROUND_TRIP_LIMIT, clock);
}
