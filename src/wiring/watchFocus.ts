import * as vscode from 'vscode';
import type { Clock } from '../core/ports/clock';
import type { FocusPort } from '../core/ports/focusPort';
import type { Log } from '../core/ports/log';
import { roundTrip } from '../editor/roundTrip';
import { FocusWatch } from '../ui/focus/focusWatch';

/** The open session as this window knows it. */
export function watchFocus(focus: FocusPort, clock: Clock, log: Log): FocusWatch {
  const isRemote = vscode.env.remoteName !== undefined;
  const isThere = (): Promise<boolean> => (isRemote ? roundTrip(clock) : Promise.resolve(true));
  return new FocusWatch({ focus, clock, log, isThere });
}
