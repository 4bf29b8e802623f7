import assert from 'node:assert/strict';
import type { TabInput } from '../../../../src/core/events/rawEvent';
import { shownBy, type Around } from '../../../../src/tracking/surfaces/shown';
import { A, B, diffTab, gitUri, textTab } from '../../../support/rawEvents';

const NOWHERE: Around = { activeUri: null, visible: [], merging: false, isOwnDiff: () => false };

/** `surface owner` */
function shown(tab: TabInput | null, around: Partial<Around> = {}): string {
  const { surface, owner } = shownBy(tab, { ...NOWHERE, ...around });
  return owner === null ? surface : `${surface} ${owner}`;
}

const side = (scheme: string, query = ''): string => `${scheme}:/home/me/lake/a.ts${query}`;
const webview = (vt: string): TabInput => ({
  k: 'Webview',
  vt: `mainThreadWebview-${vt}`,
  label: 'page',
  dirty: false,
  preview: false,
});
const unnamed = (rest: object, label = 'tab'): TabInput => ({
  k: 'Unknown',
  keys: Object.keys(rest),
  label,
  dirty: false,
  preview: false,
  ...rest,
});
const seen = (...uris: string[]): Around['visible'] =>
  uris.map((u) => ({ u, s: u.slice(0, u.indexOf(':')), vc: null }));

describe('review surfaces', () => {
  it('of pull requests and merge requests are others’', () => {
    for (const scheme of [
      'review',
      'pr',
      'githubcommit',
      'review_azdo',
      'pr_azdo',
      'gl-review',
      'atlascode.bbpr',
      'gerrit-file',
    ]) {
      assert.equal(shown(diffTab(side(scheme), side(scheme))), 'pr others', scheme);
      assert.equal(shown(textTab(side(scheme))), 'pr others', scheme);
    }
    // Checked out: the file itself is on the right.
    assert.equal(shown(diffTab(side('review'), A)), 'pr others');
    for (const page of ['PullRequestOverview', 'glWorkflow', 'pullRequestDetailsScreen']) {
      assert.equal(shown(webview(page)), 'pr others', page);
    }
    assert.equal(shown(webview('IssueOverview')), 'webview');
  });

  it('of what one is about to propose are own', () => {
    assert.equal(shown(diffTab(side('githubpr'), side('gitpr'))), 'diff own');
  });

  it('of an agent’s proposal are own, and its panel is its own', () => {
    const facts = shownBy(
      diffTab(side('_claude_vscode_fs_left'), side('_claude_vscode_fs_right')),
      NOWHERE,
    );
    assert.deepEqual([facts.owner, facts.agent], ['own', true]);
    assert.equal(shown(webview('claudeVSCodePanel')), 'agent');
  });

  it('of the working tree, the index and GitLens’ uncommitted changes are own', () => {
    assert.equal(shown(diffTab(gitUri(A, '~'), A)), 'diff own');
    assert.equal(shown(diffTab(gitUri(A, 'HEAD'), gitUri(A, ''))), 'diff own');
    const lens = (ref: string): string => side('gitlens', `?{"ref":"${ref}"}`);
    assert.equal(shown(diffTab(lens('abc1234'), A)), 'diff own');
    assert.equal(shown(diffTab(lens('abc1234'), lens('0000000'))), 'diff own');
    assert.equal(shown(diffTab(lens('abc1234'), lens('def5678'))), 'diff revisions');
  });

  it('of tabs without a name are told by their properties', () => {
    const diffs = [
      [gitUri(A, 'main'), gitUri(A, 'topic')],
      [gitUri(B, '~'), B],
    ];
    assert.equal(shown(unnamed({ diffs })), 'multi-diff revisions');
    assert.equal(shown(unnamed({ diffs: [[side('review'), A]] })), 'pr others');
    assert.equal(shown(unnamed({ base: A, i1: A, i2: A, u: A })), 'merge own');
    assert.equal(shown(unnamed({})), 'unknown-tab');
  });

  it('of tabs that tell nothing are told by what can be seen, or by our own title', () => {
    const around = { visible: seen(gitUri(A, 'main'), gitUri(A, 'topic')) };
    assert.equal(shown(unnamed({}), around), 'multi-diff revisions');
    assert.equal(shown(unnamed({ diffs: [] }), around), 'multi-diff revisions');
    assert.equal(shown(unnamed({}), { visible: seen(side('review'), A) }), 'pr others');
    assert.equal(shown(unnamed({}), { visible: seen(A, B) }), 'unknown-tab');
    const merge = seen(gitUri(A, 'abc'), gitUri(A, 'def'), A);
    assert.equal(shown(unnamed({}), { visible: merge, merging: true }), 'merge own');
    const isOwnDiff = (label: string): boolean => label.startsWith('Catch up on billing');
    assert.equal(
      shown(unnamed({}, 'Catch up on billing (3 files)'), { isOwnDiff }),
      'multi-diff others',
    );
  });

  it('of what one catches up on are others’, against the working tree and in parts', () => {
    const before = side('hands-on-git', '?{"repo":"/home/me/lake","revision":"abc","path":"a.ts"}');
    assert.equal(shown(diffTab(before, A)), 'diff others');
    assert.equal(shown(diffTab(before, before)), 'diff others');
    assert.equal(shown(unnamed({}), { visible: seen(before, A) }), 'multi-diff others');
    assert.equal(shown(unnamed({ diffs: [[before, A]] })), 'multi-diff others');
  });
});
