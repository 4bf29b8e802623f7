import * as vscode from 'vscode';
import type { RawEventBody } from '../../core/events/rawEvent';
import { joined } from '../subscription';
import type { RawSink, Subscription } from '../subscription';

/** Debug sessions, the thread or frame in focus (each step changes it), breakpoints. */
export function subscribeDebug(sink: RawSink): Subscription {
  const { debug } = vscode;
  return joined([
    debug.onDidChangeActiveDebugSession((session) => {
      sink({ e: 'dbgActive', id: session?.id ?? null });
    }),
    debug.onDidStartDebugSession((session) => {
      sink(debugSession('dbgStart', session));
    }),
    debug.onDidTerminateDebugSession((session) => {
      sink(debugSession('dbgEnd', session));
    }),
    debug.onDidChangeActiveStackItem((item) => {
      sink({
        e: 'dbgStack',
        th: item?.threadId ?? null,
        fr: item instanceof vscode.DebugStackFrame ? item.frameId : null,
      });
    }),
    debug.onDidChangeBreakpoints(({ added, removed, changed }) => {
      sink({ e: 'dbgBps', a: added.length, r: removed.length, c: changed.length });
    }),
  ]);
}

/** The record of a session's start or end. */
export function debugSession(
  e: 'dbgStart' | 'dbgEnd',
  { id, name, type, parentSession }: vscode.DebugSession,
): RawEventBody {
  return { e, id, name, type, parent: parentSession?.id ?? null };
}
