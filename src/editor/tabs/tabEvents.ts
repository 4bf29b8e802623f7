import * as vscode from 'vscode';
import type { RawEventBody } from '../../core/events/rawEvent';
import { joined } from '../subscription';
import type { RawSink, Subscription } from '../subscription';
import { copyTabInput } from './copyTabInput';

/** Tabs and their groups, each time with the tab that is in front. */
export function subscribeTabs(sink: RawSink): Subscription {
  const { tabGroups } = vscode.window;
  return joined([
    tabGroups.onDidChangeTabs(({ opened, closed, changed }) => {
      sink(tabs(opened.length, closed.length, changed.length));
    }),
    tabGroups.onDidChangeTabGroups(({ opened, closed, changed }) => {
      sink({ e: 'tabGroups', o: opened.length, c: closed.length, g: changed.length });
      // Going to another group changes the tab in front, and no event about tabs tells it.
      sink(tabs(0, 0, 0));
    }),
  ]);
}

/** The record of the tabs as they are now; the arguments count what the event told. */
export function tabs(opened: number, closed: number, changed: number): RawEventBody {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const { activeTab } = activeTabGroup;
  return {
    e: 'tabs',
    o: opened,
    c: closed,
    g: changed,
    groups: all.length,
    n: all.reduce((sum, group) => sum + group.tabs.length, 0),
    in: activeTab === undefined ? null : copyTabInput(activeTab, vscode),
  };
}
