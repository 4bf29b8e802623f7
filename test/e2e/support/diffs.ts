import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from '../../../scripts/vscode/processes';
import { NO_EFFECT, PATIENCE, type Workbench } from './workbench';

/** Opens what one commit did to a file, from the file's timeline: a diff of two revisions. */
export async function openCommitDiff(
  workbench: Workbench,
  file: string,
  message: string,
): Promise<void> {
  const { page } = workbench;
  await workbench.openFile(file);
  await workbench.runCommand('Explorer: Focus on Timeline View');
  const row = page.locator('.timeline-tree-view .monaco-list-row').filter({ hasText: message });
  await shownAfter(diff(workbench), () => row.first().click());
}

/** Opens all of a commit's changes in one tab (multi-diff), from the graph of the source control view. */
export async function openCommit(workbench: Workbench, message: string): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand('Source Control: Focus on Graph View');
  const row = page
    .locator('.scm-history-view .monaco-list-row')
    .filter({ hasText: message })
    .first();
  await shownAfter(page.locator('.multiDiffEditor .multiDiffEntry'), async () => {
    await row.hover();
    await row.getByRole('button', { name: 'Open Changes' }).click();
  });
}

/** Opens the changes of the active file since the index: its right side can be edited. */
export async function openWorkingTreeDiff(workbench: Workbench): Promise<void> {
  await shownAfter(diff(workbench), () => workbench.runCommand('Git: Open Changes'));
}

function diff({ page }: Workbench): Locator {
  return page.locator('.monaco-diff-editor .modified-in-monaco-diff-editor:visible');
}

/** Opens it again where nothing came of it: git's view of things is drawn anew at any time, and may be late. */
async function shownAfter(wanted: Locator, open: () => Promise<void>): Promise<void> {
  const opened = async (): Promise<boolean> => {
    await open();
    return eventually(async () => (await wanted.count()) > 0, NO_EFFECT);
  };
  assert.ok(await eventually(opened, PATIENCE), 'no diff is shown');
}
