import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import { copyTabInput, DIFF_LIMIT } from '../../../src/editor/tabs/copyTabInput';
import { uri } from './support/fakes';

class One {
  constructor(readonly uri: vscode.Uri) {}
}
class Two {
  constructor(
    readonly original: vscode.Uri,
    readonly modified: vscode.Uri,
  ) {}
}
const classes = {
  TabInputText: class extends One {},
  TabInputTextDiff: class extends Two {},
  TabInputNotebook: class extends One {
    readonly notebookType = 'jupyter-notebook';
  },
  TabInputNotebookDiff: class extends Two {
    readonly notebookType = 'jupyter-notebook';
  },
  TabInputCustom: class extends One {
    readonly viewType = 'image';
  },
  TabInputWebview: class {
    readonly viewType = 'page';
  },
  TabInputTerminal: class {
    readonly own = true;
  },
};

const [a, b, c, d] = [
  'git:/w/a.ts?{"ref":"~"}',
  'file:///w/a.ts',
  'file:///w/c',
  'file:///w/d',
].map(uri) as [vscode.Uri, vscode.Uri, vscode.Uri, vscode.Uri];

function copied(input: unknown): Record<string, unknown> {
  const tab = { input, label: 'a.ts', isDirty: false, isPreview: true };
  const { label, dirty, preview, ...rest } = copyTabInput(tab, classes);
  assert.deepEqual([label, dirty, preview], ['a.ts', false, true]);
  return rest;
}

describe('copying a tab', () => {
  it('names the inputs that have a class', () => {
    assert.deepEqual(copied(new classes.TabInputText(b)), { k: 'Text', u: 'file:///w/a.ts' });
    assert.deepEqual(copied(new classes.TabInputTextDiff(a, b)), {
      k: 'TextDiff',
      o: 'git:/w/a.ts?{"ref":"~"}',
      u: 'file:///w/a.ts',
    });
    const notebook = { nt: 'jupyter-notebook' };
    assert.deepEqual(copied(new classes.TabInputNotebook(c)), {
      ...notebook,
      k: 'Notebook',
      u: 'file:///w/c',
    });
    assert.deepEqual(copied(new classes.TabInputNotebookDiff(c, d)), {
      ...notebook,
      k: 'NotebookDiff',
      o: 'file:///w/c',
      u: 'file:///w/d',
    });
    assert.deepEqual(copied(new classes.TabInputCustom(c)), {
      k: 'Custom',
      u: 'file:///w/c',
      vt: 'image',
    });
    assert.deepEqual(copied(new classes.TabInputWebview()), { k: 'Webview', vt: 'page' });
    assert.deepEqual(copied(new classes.TabInputTerminal()), { k: 'Terminal' });
  });

  it('tells a multi-diff by its pairs, one side of which may be missing', () => {
    const textDiffs = [{ original: a, modified: b }, { modified: c }];
    assert.deepEqual(copied({ textDiffs }), {
      k: 'Unknown',
      keys: ['textDiffs'],
      diffs: [
        ['git:/w/a.ts?{"ref":"~"}', 'file:///w/a.ts'],
        [null, 'file:///w/c'],
      ],
    });
    assert.deepEqual(copied({ textDiffs: [] })['diffs'], []);
    const long = { textDiffs: Array.from({ length: 1000 }, () => ({ original: a, modified: b })) };
    assert.equal((copied(long)['diffs'] as unknown[]).length, DIFF_LIMIT);
  });

  it('tells a merge editor by its four documents', () => {
    assert.deepEqual(copied({ base: a, input1: c, input2: d, result: b }), {
      k: 'Unknown',
      keys: ['base', 'input1', 'input2', 'result'],
      base: 'git:/w/a.ts?{"ref":"~"}',
      i1: 'file:///w/c',
      i2: 'file:///w/d',
      u: 'file:///w/a.ts',
    });
  });

  it('survives inputs it never heard of', () => {
    assert.deepEqual(copied(undefined), { k: 'Unknown', keys: [] });
    assert.deepEqual(copied(null), { k: 'Unknown', keys: [] });
    assert.deepEqual(copied('text'), { k: 'Unknown', keys: [] });
    assert.deepEqual(copied({ textDiffs: 'none', base: 3 }), {
      k: 'Unknown',
      keys: ['textDiffs', 'base'],
    });
  });
});
