import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, inWorkspace, Recorded, showFile } from '../support/recorded';

/** What the built-in git extension calls a file at a revision. */
function atRevision(uri: vscode.Uri, ref: string): vscode.Uri {
  return uri.with({ scheme: 'git', query: JSON.stringify({ path: uri.fsPath, ref }) });
}

describe('the event source: tabs', () => {
  let recorded: Recorded;
  beforeEach(async () => {
    await closeAll();
    recorded = new Recorded();
  });
  afterEach(async () => {
    recorded.dispose();
    await closeAll();
  });

  it('names both sides of a diff', async () => {
    const uri = inWorkspace('src/a.ts');
    const [left, right] = [atRevision(uri, 'HEAD~1'), atRevision(uri, 'HEAD')];
    await vscode.commands.executeCommand('vscode.diff', left, right, 'a.ts (before and after)');
    const tabs = await recorded.until('tabs', (event) => event.in?.k === 'TextDiff');
    assert.deepEqual(tabs.in, {
      k: 'TextDiff',
      o: left.toString(true),
      u: right.toString(true),
      label: 'a.ts (before and after)',
      dirty: false,
      preview: true,
    });
    const active = await recorded.until('activeEd', ({ s }) => s === 'git');
    assert.ok(tabs.seq < active.seq, 'the tab is told before its editor');
    assert.equal(active.vc, null);
    // The side of a diff belongs to its file's repository.
    const found = recorded.locator.locate(right.toString(true));
    assert.deepEqual(found, {
      root: inWorkspace('').toString(true).replace(/\/$/, ''),
      path: 'src/a.ts',
    });
  });

  it('tells a diff of several files by the properties of its input', async () => {
    const files = ['src/a.ts', 'src/b.ts'].map(inWorkspace);
    await vscode.commands.executeCommand(
      'vscode.changes',
      'all changes',
      files.map((uri) => [uri, atRevision(uri, 'HEAD~1'), atRevision(uri, 'HEAD')]),
    );
    const tabs = await recorded.until(
      'tabs',
      (event) => event.in?.k === 'Unknown' && event.in.diffs?.length === 2,
    );
    assert.ok(tabs.in?.k === 'Unknown');
    assert.deepEqual(tabs.in.keys, ['textDiffs']);
    assert.deepEqual(
      tabs.in.diffs,
      files.map((uri) => [
        atRevision(uri, 'HEAD~1').toString(true),
        atRevision(uri, 'HEAD').toString(true),
      ]),
    );
  });

  it('tells the tab in front when another group is entered', async () => {
    await showFile('src/left.ts', 'left\n');
    await vscode.commands.executeCommand('workbench.action.splitEditorRight');
    const right = await showFile('src/right.ts', 'right\n');
    const u = right.document.uri.toString(true);
    await recorded.until('tabs', (event) => event.in?.k === 'Text' && event.in.u === u);
    recorded.mark();
    await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
    await recorded.until('tabGroups');
    // What comes first may still be about the tab that was in front.
    const tabs = await recorded.until('tabs', (event) => {
      return event.in?.k === 'Text' && event.in.u.endsWith('left.ts');
    });
    assert.equal(tabs.groups, 2);
  });

  it('names a webview by its type and settings by nothing', async () => {
    const panel = vscode.window.createWebviewPanel('handsOnTest', 'Page', vscode.ViewColumn.One);
    const tabs = await recorded.until('tabs', (event) => event.in?.k === 'Webview');
    assert.ok(tabs.in?.k === 'Webview');
    assert.match(tabs.in.vt, /handsOnTest$/);
    panel.dispose();
    recorded.mark();
    await vscode.commands.executeCommand('workbench.action.openSettings2');
    const settings = await recorded.until('tabs', (event) => event.in?.k === 'Unknown');
    assert.ok(settings.in?.k === 'Unknown');
    assert.deepEqual(settings.in.keys, []);
  });

  it('tells a merge editor by its four documents', async () => {
    const [result, other] = [inWorkspace('src/a.ts'), inWorkspace('src/b.ts')];
    const base = atRevision(result, 'HEAD~1');
    const mine = atRevision(result, 'HEAD');
    await vscode.commands.executeCommand('_open.mergeEditor', {
      base,
      input1: { uri: mine, title: 'mine' },
      input2: { uri: other, title: 'theirs' },
      output: result,
    });
    const tabs = await recorded.until(
      'tabs',
      (event) => event.in?.k === 'Unknown' && event.in.base !== undefined,
    );
    assert.ok(tabs.in?.k === 'Unknown');
    const { keys, base: b, i1, i2, u } = tabs.in;
    assert.deepEqual([...keys].sort(), ['base', 'input1', 'input2', 'result']);
    assert.deepEqual(
      [b, i1, i2, u],
      [base, mine, other, result].map((uri) => uri.toString(true)),
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});
