import assert from 'node:assert/strict';
import type { GitStateEvent } from '../../../src/core/events/rawEvent';
import { LastEditors } from '../../../src/tracking/agents/lastEditors';
import { A, B, gitUri } from '../../support/rawEvents';

const LAKE = 'file:///home/me/lake';

const git = (root: string, head: string, commit: string): GitStateEvent => {
  return { e: 'gitState', seq: 0, t: 0, root, head, commit, work: 0, index: 0, merge: 0 };
};

describe('the last editor', () => {
  it('is asked of all documents that are shown together', () => {
    const editors = new LastEditors();
    editors.agent(A);
    assert.equal(editors.isAgents([A, B]), true);
    editors.handsOn(B);
    assert.equal(editors.isAgents([A, B]), false);
    assert.equal(editors.isAgents([A]), true);
    assert.equal(editors.isAgents([]), false);
  });

  it('of a file is that of its version in the index and of a notebook’s cells', () => {
    const editors = new LastEditors();
    editors.agent(A);
    assert.equal(editors.isAgents([gitUri(A, '')]), true);
    editors.agent('vscode-notebook-cell://host/home/me/lake/n.ipynb#W1');
    assert.equal(editors.isAgents([`${LAKE}/n.ipynb`]), true);
    assert.equal(editors.isAgents(['untitled:Untitled-1']), false);
  });

  it('is nobody’s after a commit on the same branch of its own repository', () => {
    const editors = new LastEditors();
    const inner = `${LAKE}/inner`;
    editors.committed(git(LAKE, 'main', '1'));
    editors.committed(git(inner, 'main', '1'));
    editors.agent(A);
    editors.agent(`${inner}/x.ts`);
    editors.committed(git(LAKE, 'topic', '2'));
    assert.equal(editors.isAgents([A]), true);
    editors.committed(git(LAKE, 'topic', '3'));
    assert.equal(editors.isAgents([A]), false);
    assert.equal(editors.isAgents([`${inner}/x.ts`]), true);
    editors.committed(git(inner, 'main', '2'));
    assert.equal(editors.isAgents([`${inner}/x.ts`]), false);
  });
});
