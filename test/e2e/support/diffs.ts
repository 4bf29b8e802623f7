import type { Workbench } from './workbench';

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
  await row.first().click();
  await diffShown(workbench);
}

/** Opens all of a commit's changes in one tab (multi-diff), from the graph of the source control view. */
export async function openCommit(workbench: Workbench, message: string): Promise<void> {
  const { page } = workbench;
  await workbench.runCommand('Source Control: Focus on Graph View');
  const row = page
    .locator('.scm-history-view .monaco-list-row')
    .filter({ hasText: message })
    .first();
  await row.hover();
  await row.getByRole('button', { name: 'Open Changes' }).click();
  await page.locator('.multiDiffEditor .multiDiffEntry').first().waitFor();
}

/** Opens the changes of the active file since the index: its right side can be edited. */
export async function openWorkingTreeDiff(workbench: Workbench): Promise<void> {
  await workbench.runCommand('Git: Open Changes');
  await diffShown(workbench);
}

async function diffShown(workbench: Workbench): Promise<void> {
  await workbench.page.locator('.monaco-diff-editor .modified-in-monaco-diff-editor').waitFor();
}
